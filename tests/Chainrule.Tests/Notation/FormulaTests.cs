using System.Xml.Linq;
using Chainrule.Notation;

namespace Chainrule.Tests.Notation;

public class FormulaTests
{
    private static readonly Symbol I = new('i'), K = new('K'), M = new('m'), X = new('X');

    [Fact]
    public void The_text_of_a_formula_comes_to_the_formulas_value() => RandomFormulas.OfDepth(3).Check(1000, formula =>
    {
        var (value, size) = RandomFormulas.Value(formula);
        Assert.True(Math.Abs(TextValue.Of(formula.ToString()) - value) <= 1e-13 * size, formula.ToString());
    });

    [Fact]
    public void Latex_closes_what_it_opens() => RandomFormulas.OfDepth(3).Check(300, formula => Latex.AssertBalanced(formula.ToLatex()));

    [Fact]
    public void MathMl_is_well_formed_and_says_what_the_text_says() => RandomFormulas.OfDepth(3).Check(300, formula =>
    {
        var math = XElement.Parse(formula.ToMathMl(display: true).ToString(SaveOptions.DisableFormatting));
        Assert.Equal("math", math.Name.LocalName);
        Assert.All(math.DescendantsAndSelf(), element => Assert.Equal("http://www.w3.org/1998/Math/MathML", element.Name.NamespaceName));
        Assert.All(math.Descendants().Where(element => !element.HasElements), element =>
            Assert.True(element.Name.LocalName is "mn" or "mo" or "mi" or "mtext", element.Name.LocalName));
        if (!math.Descendants().Any(element => element.Name.LocalName is "mfrac" or "msup" or "msqrt"))
        {
            var text = formula.ToString().Replace(" ", "", StringComparison.Ordinal);
            Assert.Equal(text, math.Value.Replace("\u2062", "", StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Any_tree_closes_what_it_opens() => RandomFormulas.OfAllKinds(3).Check(1000, formula =>
    {
        AssertBalanced(formula.ToString().Replace("{c}", "c", StringComparison.Ordinal));
        Latex.AssertBalanced(formula.ToLatex());
        var math = XElement.Parse(formula.ToMathMl().ToString(SaveOptions.DisableFormatting));
        Assert.All(math.DescendantsAndSelf(), element => Assert.True(HasItsParts(element), element.ToString()));
    });

    private static void AssertBalanced(string text)
    {
        var open = new Stack<char>();
        foreach (var sign in text)
        {
            var pair = "([{⌊".IndexOf(sign, StringComparison.Ordinal);
            if (pair >= 0)
            {
                open.Push(")]}⌋"[pair]);
            }
            else if (")]}⌋".Contains(sign, StringComparison.Ordinal))
            {
                Assert.True(open.TryPop(out var closing) && closing == sign, text);
            }
        }
        Assert.True(open.Count == 0, text);
    }

    private static bool HasItsParts(XElement element) => element.Name.LocalName switch
    {
        "mfrac" or "msub" or "msup" or "munder" or "mover" => element.Elements().Count() == 2,
        "msubsup" or "munderover" => element.Elements().Count() == 3,
        "mo" or "mi" or "mn" or "mtext" => !element.HasElements && element.Value.Length > 0,
        "math" or "mrow" or "msqrt" or "mtable" or "mtr" or "mtd" => element.HasElements,
        _ => false,
    };

    public static TheoryData<Formula, string, string> Written => new()
    {
        { new Sum(new Number(5), new Number(-2)), "5 + (−2)", "5 + (-2)" },
        { new Sum(new Number(-5), new Negative(new Number(2)), new Negative(new Number(-3))), "−5 − 2 − (−3)", "-5 - 2 - (-3)" },
        { new Product(ProductSign.Dot, new Number(-1), new Number(2)), "(−1)·2", @"(-1) \cdot 2" },
        { new Product(ProductSign.Dot, new Sum(I, M), new Number(2)), "(i + m)·2", @"(i + m) \cdot 2" },
        { new Product(ProductSign.Nothing, new Number(2), I), "2i", "2 i" },
        { new Product(ProductSign.Nothing, K, X), "K X", "K X" },
        { new Product(ProductSign.Nothing, I, new Number(2)), "i·2", @"i \cdot 2" },
        { new Negative(new Sum(I, M)), "−(i + m)", "-(i + m)" },
        { new Fraction(new Sum(I, M), new Product(ProductSign.Dot, I, M)), "(i + m) / (i·m)", @"\frac{i + m}{i \cdot m}" },
        { new Floor(new Fraction(I, new Number(2))), "⌊i / 2⌋", @"\left\lfloor \frac{i}{2} \right\rfloor " },
        { new Product(ProductSign.Dot, new Fraction(I, M), M), "(i / m)·m", @"\frac{i}{m} \cdot m" },
        { new Product(ProductSign.Dot, new Sum(new Fraction(I, M), M), M), "(i / m + m)·m", @"\left( \frac{i}{m} + m \right) \cdot m" },
        { new Scripted(X, new Listing(new Sum(I, M, new Negative(new Number(1))), new Number(0))), "X_{i+m−1,0}", "X_{i+m-1,0}" },
        { new Scripted(X, new Product(ProductSign.Nothing, new Number(2), I), new Number(2)), "X_{2i}^2", "X_{2i}^{2}" },
        { new Scripted(new Product(ProductSign.CrossCorrelation, K, X), I), "(K ⋆ X)_i", @"(K \star X)_ {i}" },
        { new Product(ProductSign.Convolution, K, X), "K ∗ X", @"K \ast X" },
        { new Summation(M, new Number(0), new Number(14), new Sum(I, M)), "Σ_{m=0}^{14} (i + m)", @"\sum_{m=0}^{14} (i + m)" },
        { new Equation(X, I, new Wording("a_b {c}")), "X = i = a_b {c}", @"X = i = \text{a\_b \{c\}}" },
        {
            new Matrix([[new Number(1), new Number(-2)], [I, M]]),
            "[1 −2; i m]",
            "\\left[\\begin{array}{rr}\n1 & -2\\\\\ni & m\n\\end{array}\\right] "
        },
        { new Number(-1.5e-7), "−1.5·10⁻⁷", @"-1.5 \cdot 10^{-7}" },
        { new Product(ProductSign.Dot, new Number(2), new Number(-1.5e-7)), "2·(−1.5·10⁻⁷)", @"2 \cdot (-1.5 \cdot 10^{-7})" },
        { new Number(double.NegativeInfinity), "−∞", @"-\infty " },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Formulas_are_written_as_in_a_book(Formula formula, string text, string latex)
    {
        Assert.Equal(text, formula.ToString());
        Assert.Equal(latex, formula.ToLatex());
    }

    private static readonly Symbol H = new('h'), J = new('j'), Lower = new('k'), L = new('L'), N = new('n'), O = new('o'), W = new('w');

    private static readonly Formula
        A = new Scripted(new Symbol('a'), J, H),
        Delta = new Scripted(new Symbol('δ'), Lower, O),
        Input = new Scripted(H, Lower, O),
        Prediction = new Scripted(new Symbol('y', IsHatted: true), Lower),
        Target = new Scripted(new Symbol('y'), Lower),
        Weight = new Scripted(W, new Indices(J, Lower)),
        Error = new Sum(Prediction, new Negative(Target)),
        Power = new Scripted(new Symbol('e'), null, new Negative(H));



    private static Product Beside(params Formula[] factors) => new(ProductSign.Nothing, factors);

    private static Product Dotted(params Formula[] factors) => new(ProductSign.Dot, factors);

    private static Formula Half => new Fraction(new Number(1), new Number(2));

    private static Summation Over(Symbol index, int from, int to, Formula body) => new(index, new Number(from), new Number(to), body);

    public static TheoryData<Formula, string, string> Derived => new()
    {
        { Delta, "δ_k^o", @"\delta_{k}^{o}" },
        { Weight, "w_jk", "w_{jk}" },
        { Prediction, "ŷ_k", @"\hat{y}_ {k}" },
        { new Symbol('p', IsHatted: true), "p\u0302", @"\hat{p}" },
        { new Symbol('σ', IsHatted: true), "σ\u0302", @"\hat{\sigma}" },
        { new Symbol('k', Primes: 1), "k′", "k'" },
        { new Scripted(new Symbol('h', Primes: 2), J, new Number(2)), "h″_j^2", "h_{j}''^{2}" },
        { new Scripted(W, new Indices(J, new Symbol('k', Primes: 1))), "w_{jk′}", "w_{jk'}" },
        { new Scripted(W, new Indices(new Number(0), new Number(2))), "w_02", "w_{02}" },
        { new Scripted(W, new Indices(new Number(1), new Number(12))), "w_{1,12}", "w_{1,12}" },
        { new Scripted(W, new Indices(new Symbol('ω'), new Symbol('t'))), "w_ωt", @"w_{\omega t}" },
        { new Scripted(new Symbol('a'), J, new Parentheses(new Number(2))), "a_j^(2)", "a_{j}^{(2)}" },
        { new Scripted(A, null, new Number(2)), "(a_j^h)^2", "(a_{j}^{h})^{2}" },
        { new Scripted(Weight, null, new Number(2)), "w_jk^2", "w_{jk}^{2}" },
        { new Scripted(new Scripted(X, I), J), "(X_i)_j", "(X_{i})_ {j}" },
        { new Scripted(Error, null, new Number(2)), "(ŷ_k − y_k)^2", @"(\hat{y}_ {k} - y_{k})^{2}" },
        { Power, "e^{−h}", "e^{-h}" },
        { new Scripted(new Symbol('e'), null, new Negative(new Scripted(H, J))), "e^{−h_j}", "e^{-h_{j}}" },
        { new Scripted(new Sum(new Number(1), Power), null, new Number(-1)), "(1 + e^{−h})^{−1}", "(1 + e^{-h})^{-1}" },
        { new Fraction(new Number(1), new Sum(new Number(1), Power)), "1 / (1 + e^{−h})", @"\frac{1}{1 + e^{-h}}" },
        { new Scripted(Half, null, new Number(2)), "(1/2)^2", @"\left( \frac{1}{2} \right)^{2}" },
        { new Fraction(new Number(3), Half), "3 / (1/2)", @"\frac{3}{\frac{1}{2}}" },
        { new Fraction(new Number(1), new Number(1.5)), "1 / 1.5", @"\frac{1}{1.5}" },
        { Dotted(Half, new Number(3)), "1/2 · 3", @"\frac{1}{2} \cdot 3" },
        {
            new Equation(L, Beside(Half, Over(Lower, 1, 2, new Scripted(Error, null, new Number(2))))),
            "L = 1/2 Σ_{k=1}^2 (ŷ_k − y_k)^2",
            @"L = \frac{1}{2} \sum_{k=1}^{2} (\hat{y}_ {k} - y_{k})^{2}"
        },
        { Dotted(Beside(Half, Over(Lower, 1, 2, Target)), L), "(1/2 Σ_{k=1}^2 y_k)·L", @"\left( \frac{1}{2} \sum_{k=1}^{2} y_{k} \right) \cdot L" },
        {
            new Equation(X, Over(O, 0, 5, Over(M, 0, 2, Beside(K, X)))),
            "X = Σ_{o=0}^5 Σ_{m=0}^2 K X",
            @"X = \sum_{o=0}^{5} \sum_{m=0}^{2} K X"
        },
        { Over(new Symbol('k', Primes: 1), 1, 2, L), "Σ_{k′=1}^2 L", "\\sum_{k'=1}^{2} L" },
        { new Derivative(L, Weight), "∂L/∂w_jk", @"\frac{\partial L}{\partial w_{jk}}" },
        {
            new Derivative(Over(J, 0, 2, Beside(Weight, A)), Weight),
            "∂/∂w_jk [Σ_{j=0}^2 w_jk a_j^h]",
            @"\frac{\partial}{\partial w_{jk}} \left[ \sum_{j=0}^{2} w_{jk} a_{j}^{h} \right] "
        },
        { new Derivative(new Scripted(X, null, new Number(2)), X), "∂/∂X [X^2]", @"\frac{\partial}{\partial X} \left[ X^{2} \right] " },
        {
            Beside(new Derivative(L, Prediction), new Derivative(Prediction, Input), new Derivative(Input, Weight)),
            "∂L/∂ŷ_k · ∂ŷ_k/∂h_k^o · ∂h_k^o/∂w_jk",
            @"\frac{\partial L}{\partial \hat{y}_ {k}} \frac{\partial \hat{y}_ {k}}{\partial h_{k}^{o}} \frac{\partial h_{k}^{o}}{\partial w_{jk}}"
        },
        { Beside(new Derivative(L, Weight), A), "∂L/∂w_jk · a_j^h", @"\frac{\partial L}{\partial w_{jk}} a_{j}^{h}" },
        { new Fraction(L, new Derivative(L, X)), "L / (∂L/∂X)", @"\frac{L}{\frac{\partial L}{\partial X}}" },
        { new Scripted(new Derivative(L, X), null, new Number(2)), "(∂L/∂X)^2", @"\left( \frac{\partial L}{\partial X} \right)^{2}" },
        {
            new Equation(
                Weight,
                new Sum(Weight, new Negative(Beside(new Symbol('η'), new Derivative(L, Weight)))),
                new Sum(Weight, new Negative(Beside(new Symbol('η'), Delta, A)))) { IsAssignment = true },
            "w_jk ← w_jk − η ∂L/∂w_jk = w_jk − η δ_k^o a_j^h",
            @"w_{jk} \leftarrow w_{jk} - \eta \frac{\partial L}{\partial w_{jk}} = w_{jk} - \eta \delta_{k}^{o} a_{j}^{h}"
        },
        { new Application(new Scripted(new Symbol('σ'), O), Input), "σ_o(h_k^o)", @"\sigma_{o}(h_{k}^{o})" },
        { new Scripted(new Application(new Symbol('σ'), H), null, new Number(2)), "σ(h)^2", @"\sigma (h)^{2}" },
        { new Application(new FunctionName("tanh"), H), "tanh(h)", @"\tanh (h)" },
        { new Application(new FunctionName("relu"), H), "relu(h)", @"\operatorname{relu}(h)" },
        { new Application(new FunctionName("max"), new Symbol('a'), new Symbol('b')), "max(a, b)", @"\max (a,b)" },
        { Beside(new Number(2), new Application(new FunctionName("ln"), X)), "2 ln(X)", @"2 \ln (X)" },
        { new Bracket(new Relation(">", H, new Number(0))), "[h > 0]", @"\left[ h > 0 \right] " },
        { new Absolute(new Symbol('u')), "|u|", @"\left\vert u \right\vert " },
        { new Root(new Scripted(X, I)), "√X_i", @"\sqrt{X_{i}}" },
        { new Root(new Sum(X, new Symbol('ε'))), "√(X + ε)", @"\sqrt{X + \varepsilon}" },
        { new Fraction(new Number(1), new Root(N)), "1 / √n", @"\frac{1}{\sqrt{n}}" },
        { new Scripted(new Root(N), null, new Number(2)), "(√n)^2", @"(\sqrt{n})^{2}" },
        { new Scripted(X, new Relation("<", M, N)), "X_{m<n}", "X_{m < n}" },
        { new Relation("|", new Number(2), I), "2 | i", @"2 \mid i" },
        { new Relation("→", H, new Relation("≤", I, J)), "h → (i ≤ j)", @"h \to (i \le j)" },
        {
            new Extremum(
                new FunctionName("max"),
                new Listing(M, N),
                new Scripted(X, new Listing(new Sum(Beside(new Number(2), I), M), new Sum(Beside(new Number(2), J), N)))),
            "max_{m,n} X_{2i+m,2j+n}",
            @"\max_{m,n} X_{2i+m,2j+n}"
        },
        {
            Beside(Over(Lower, 1, 2, Beside(Delta, Weight)), X),
            "(Σ_{k=1}^2 δ_k^o w_jk) X",
            @"\left( \sum_{k=1}^{2} \delta_{k}^{o} w_{jk} \right) X"
        },
    };

    [Theory]
    [MemberData(nameof(Derived))]
    public void Derivations_are_written_as_in_a_book(Formula formula, string text, string latex) =>
        Formulas_are_written_as_in_a_book(formula, text, latex);

    [Fact]
    public void MathMl_has_the_structure_of_the_formula()
    {
        var formula = new Sum(
            new Product(ProductSign.Dot, new Number(-1), new Number(2)),
            new Scripted(X, new Listing(I, M)),
            new Fraction(I, new Number(1.5e-7)));
        Assert.Equal(
            """
            <math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>
            <mrow><mrow><mo stretchy="false">(</mo><mrow><mo form="prefix">−</mo><mn>1</mn></mrow><mo stretchy="false">)</mo></mrow>
            <mo form="infix">·</mo><mn>2</mn></mrow>
            <mo form="infix">+</mo><msub><mi>X</mi><mrow><mi>i</mi><mo form="infix">,</mo><mi>m</mi></mrow></msub>
            <mo form="infix">+</mo><mfrac><mi>i</mi><mrow><mn>1.5</mn><mo form="infix">·</mo>
            <msup><mn>10</mn><mrow><mo form="prefix">−</mo><mn>7</mn></mrow></msup></mrow></mfrac>
            </mrow></math>
            """.ReplaceLineEndings(""),
            formula.ToMathMl().ToString(SaveOptions.DisableFormatting));
    }

    [Fact]
    public void MathMl_of_a_derivation()
    {
        var formula = new Sum(
            new Derivative(L, new Symbol('y', IsHatted: true)),
            new Scripted(new Symbol('h', Primes: 1), new Indices(J, Lower), new Number(2)),
            new Extremum(new FunctionName("max"), M, new Application(new FunctionName("tanh"), X)),
            new Root(new Relation("|", M, N)));
        Assert.Equal(
            """
            <math xmlns="http://www.w3.org/1998/Math/MathML"><mrow>
            <mfrac><mrow><mi>∂</mi><mi>L</mi></mrow>
            <mrow><mi>∂</mi><mover accent="true"><mi>y</mi><mo stretchy="false">ˆ</mo></mover></mrow></mfrac>
            <mo form="infix">+</mo><msubsup><mi>h</mi><mrow><mi>j</mi><mo form="infix">#</mo><mi>k</mi></mrow>
            <mrow><mo>′</mo><mn>2</mn></mrow></msubsup><mo form="infix">+</mo><mrow><munder>
            <mo movablelimits="true" lspace="0" rspace="0.1667em">max</mo><mi>m</mi></munder><mrow>
            <mi mathvariant="normal">tanh</mi><mo form="infix">@</mo><mrow><mo stretchy="false">(</mo><mrow><mi>X</mi></mrow>
            <mo stretchy="false">)</mo></mrow></mrow></mrow><mo form="infix">+</mo>
            <msqrt><mrow><mi>m</mi><mo form="infix">∣</mo><mi>n</mi></mrow></msqrt></mrow></math>
            """.ReplaceLineEndings("").Replace('#', '\u2063').Replace('@', '\u2061'),
            formula.ToMathMl().ToString(SaveOptions.DisableFormatting));
    }

    [Fact]
    public void Malformed_formulas_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Sum());
        Assert.Throws<ArgumentException>(() => new Product(ProductSign.Dot));
        Assert.Throws<ArgumentException>(() => new Listing());
        Assert.Throws<ArgumentException>(() => new Equation(X));
        Assert.Throws<ArgumentException>(() => new Matrix());
        Assert.Throws<ArgumentException>(() => new Matrix([[X, X], [X]]));
        Assert.Throws<ArgumentException>(() => new Symbol('_'));
        Assert.Throws<ArgumentException>(() => new Symbol('∂'));
        Assert.Throws<ArgumentException>(() => new Symbol('Α'));
        Assert.Throws<ArgumentException>(() => new Symbol('x', Primes: 4));
        Assert.Throws<ArgumentException>(() => new Symbol('x', Primes: -1));
        Assert.Throws<ArgumentException>(() => new Indices());
        Assert.Throws<ArgumentException>(() => new Application(X));
        Assert.Throws<ArgumentException>(() => new FunctionName(""));
        Assert.Throws<ArgumentException>(() => new FunctionName("a}"));
        Assert.Throws<ArgumentException>(() => new Relation("=", X, X));
    }
}
