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
        { new Product(ProductSign.Dot, new Sum(new Fraction(I, M), M), M), "(i / m + m)·m", @"\left( \frac{i}{m} + m \right)  \cdot m" },
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
    public void Malformed_formulas_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Sum());
        Assert.Throws<ArgumentException>(() => new Product(ProductSign.Dot));
        Assert.Throws<ArgumentException>(() => new Listing());
        Assert.Throws<ArgumentException>(() => new Equation(X));
        Assert.Throws<ArgumentException>(() => new Matrix());
        Assert.Throws<ArgumentException>(() => new Matrix([[X, X], [X]]));
        Assert.Throws<ArgumentException>(() => new Symbol('_'));
    }
}
