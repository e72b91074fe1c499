using Chainrule.Documents;
using Chainrule.Notation;
using CsCheck;

namespace Chainrule.Tests.Notation;

public class LineBreaksTests
{
    private static readonly Gen<Formula> Term = Gen.OneOf(
        RandomFormulas.OfDepth(1),
        RandomFormulas.OfDepth(0).Array[1, 12].Select(factors => (Formula)new Product(ProductSign.Nothing, factors)));

    private static readonly Gen<Formula> Side = Gen.OneOf(
        Term.Array[1, 30].Select(terms => (Formula)new Sum(terms)),
        Term,
        Term.Select(body => (Formula)Summed(body)),
        // A fraction that comes last on a line of its own has no parentheses there.
        Gen.Select(Term, Term, Term.Where(last => last is not Fraction), Gen.Int[0, 2]).Select((a, b, c, place) => (Formula)new Product(
            ProductSign.Nothing, [.. new[] { a, b, c }.Select((factor, i) => i == place ? Summed(factor) : factor)])),
        Term.Select(operand => (Formula)new Negative(operand)));

    private static Summation Summed(Formula body) => new(new Symbol('k'), new Number(1), new Number(2), body);

    [Fact]
    public void No_line_is_wider_than_asked_unless_it_is_a_single_factor() =>
        Gen.Select(Side.Array[1, 3], Gen.Int[0, 80]).Check(400, (sides, width) =>
        {
            Equation equation = new([new Symbol('S'), .. sides]);
            foreach (var line in LineBreaks.Of([equation], TextPrinter.Display, width))
            {
                var text = "S" + new string(' ', LineBreaks.Indent(line.Start)) + TextPrinter.Display.PrintTail(line).Line;
                Assert.True(text.Length <= width || line.Parts is [var part] && !CanBeBroken(line.Start, part), $"{width}: {text}");
            }
        });

    private static bool CanBeBroken(LineStart start, Formula part) =>
        part is Sum sum && start == LineStart.Sides ? sum.Terms.Count > 1 || CanBeBroken(sum.Terms[0]) : CanBeBroken(part);

    private static bool CanBeBroken(Formula formula) => formula switch
    {
        Negative negative => CanBeBroken(negative.Operand),
        Product product => product.Factors.Count > 1,
        Summation summation => CanBeBroken(summation.Body),
        Closed closed => CanBeBroken(closed.Operand),
        Opened opened => CanBeBroken(opened.Operand),
        Parentheses parentheses => CanBeBroken(parentheses.Operand),
        _ => false,
    };

    [Fact]
    public void The_lines_together_are_the_equation() =>
        Gen.Select(Side.Array[1, 3], Gen.Int[0, 80]).Check(400, (sides, width) =>
        {
            Equation equation = new([new Symbol('S'), .. sides]);
            var lines = LineBreaks.Of([equation], TextPrinter.Display, width).ToList();
            // A product that is broken shows the dot there.
            Assert.Equal(
                Bare(equation.ToString()), Bare(string.Concat(lines.Select(line => line.Left + TextPrinter.Display.PrintTail(line).Line))));
            Assert.Single(LineBreaks.Of([equation], TextPrinter.Display, equation.ToString().Length));
        });

    private static string Bare(string text) => new([.. text.Where(sign => sign is not (' ' or '·'))]);

    [Fact]
    public void Equations_in_a_display_leave_room_for_the_longest_left_side()
    {
        var shorter = new Equation(new Symbol('S'), new Sum(new Number(1), new Number(2)));
        var longer = new Equation(new Wording("output"), new Number(3));
        Assert.Single(LineBreaks.Of([shorter], TextPrinter.Display, "S = 1 + 2".Length));
        Assert.Equal(3, LineBreaks.Of([shorter, longer], TextPrinter.Display, "S = 1 + 2".Length).Count());
        Assert.Equal(2, LineBreaks.Of([shorter, longer], TextPrinter.Display, "output = 1 + 2".Length).Count());
        Assert.Equal("output".Length, LineBreaks.LeftWidth([shorter, longer, new Symbol('S')], TextPrinter.Display));
    }

    [Fact]
    public void Any_tree_can_be_broken_and_closes_what_it_opens() =>
        Gen.Select(RandomFormulas.OfAllKinds(3).Array[1, 3], Gen.Int[0, 80], Gen.Bool).Check(300, (sides, width, isAssignment) =>
        {
            var lines = LineBreaks.Of([new Equation([new Symbol('S'), .. sides]) { IsAssignment = isAssignment }], TextPrinter.Display, width).ToList();
            Latex.AssertBalanced(string.Concat(lines.Select(LatexPrinter.Plain.PrintTail)));
            Assert.Equal(isAssignment ? LineStart.Assignment : LineStart.Sides, lines[0].Start);
            Assert.Equal("S", string.Concat(lines.Select(line => line.Left)));
        });

    private static readonly Symbol H = new('h'), J = new('j'), K = new('k'), L = new('L');

    private static readonly Formula
        Hidden = new Scripted(H, J, H),
        Input = new Scripted(H, K, new Symbol('o')),
        Output = new Scripted(new Symbol('a'), J, H),
        Prediction = new Scripted(new Symbol('y', IsHatted: true), K),
        Weight = new Scripted(new Symbol('v'), new Indices(new Symbol('i'), J));

    private static string Text(int width, params Formula[] formulas) => new Document("T", new Display(formulas)).ToText(width)[5..];

    [Fact]
    public void A_chain_of_derivatives_is_broken_between_them_and_an_assignment_at_its_signs()
    {
        var chain = new Summation(K, new Number(1), new Number(2), new Product(
            ProductSign.Nothing,
            new Derivative(L, Prediction),
            new Derivative(Prediction, Input),
            new Derivative(Input, Output),
            new Derivative(Output, Hidden),
            new Derivative(Hidden, Weight)));
        var step = new Negative(new Product(ProductSign.Nothing, new Symbol('η'), new Derivative(L, Weight)));
        Assert.Equal(
            """
              ∂L/∂v_ij = Σ_{k=1}^2 ∂L/∂ŷ_k · ∂ŷ_k/∂h_k^o · ∂h_k^o/∂a_j^h
                           · ∂a_j^h/∂h_j^h · ∂h_j^h/∂v_ij
                  v_ij ← v_ij − η ∂L/∂v_ij
                       = v_ij
                         − η Σ_{k=1}^2 ∂L/∂ŷ_k · ∂ŷ_k/∂h_k^o · ∂h_k^o/∂a_j^h
                           · ∂a_j^h/∂h_j^h · ∂h_j^h/∂v_ij

            """,
            Text(
                64,
                new Equation(new Derivative(L, Weight), chain),
                new Equation(
                    Weight,
                    new Sum(Weight, step),
                    new Sum(Weight, new Negative(new Product(ProductSign.Nothing, new Symbol('η'), chain))))
                { IsAssignment = true }),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_fraction_too_long_for_a_line_is_broken_as_a_product()
    {
        static Formula Long(char letter, int terms) => new Sum([.. Enumerable.Range(1, terms).Select(i => new Scripted(new Symbol(letter), new Number(i)))]);
        var over = new Product(ProductSign.Nothing, Long('a', 5), Long('b', 5));
        Assert.Equal(
            """
              y = (a_1 + a_2 + a_3 + a_4 + a_5)
                    · (b_1 + b_2 + b_3 + b_4 + b_5) / (c_1 + c_2)

            """,
            Text(56, new Equation(new Symbol('y'), new Fraction(over, Long('c', 2)))),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_factor_too_long_for_a_line_is_broken_between_its_terms()
    {
        var sum = new Sum([.. Enumerable.Range(1, 12).Select(i => new Negative(new Number(i)))]);
        var product = new Equation(L, new Product(ProductSign.Dot, new Number(0.25), sum, new Number(3)));
        Assert.Equal(
            """
              L = 0.25
                    · (−1 − 2 − 3 − 4 − 5
                       − 6 − 7 − 8 − 9 − 10
                       − 11 − 12)
                    · 3

            """,
            Text(32, product),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_function_too_long_for_a_line_is_broken_between_its_arguments()
    {
        var largest = new Application(new FunctionName("max"), [.. Enumerable.Range(1, 9).Select(i => new Number(i / 4d))]);
        Assert.Equal(
            """
              L = max(0.25, 0.5, 0.75, 1,
                      1.25, 1.5, 1.75, 2,
                      2.25)
                = 2.25

            """,
            Text(30, new Equation(L, largest, new Number(2.25))),
            ignoreLineEndingDifferences: true);
        Assert.Equal(
            """
              L = 3
                    · max(0.25, 0.5, 0.75,
                      1, 1.25, 1.5, 1.75,
                      2, 2.25)
                  + 1

            """,
            Text(31, new Equation(L, new Sum(new Product(ProductSign.Dot, new Number(3), largest), new Number(1)))),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Latex_breaks_the_same_and_takes_a_bar_for_narrower_than_a_stroke()
    {
        var sum = new Sum([.. Enumerable.Range(1, 25).Select(i => new Negative(new Number(i)))]);
        var derivative = new Derivative(L, Prediction);
        var display = new Display(
            new Equation(L, new Product(ProductSign.Dot, L, sum, L)) { IsAssignment = true },
            new Equation(L, new Product(ProductSign.Nothing, [.. Enumerable.Repeat(derivative, 13)])));
        Assert.Equal(
            [
                @"L &\leftarrow L",
                @"& \quad \quad {} \cdot \bigl( -1 - 2 - 3 - 4 - 5 - 6 - 7 - 8 - 9 - 10 - 11 - 12 - 13 - 14 - 15 - 16 - 17",
                @"& \quad \quad \quad {} - 18 - 19 - 20 - 21 - 22 - 23 - 24 - 25\bigr)",
                @"& \quad \quad {} \cdot L",
                "L &= " + string.Join(' ', Enumerable.Repeat(derivative.ToLatex(), 13)),
            ],
            LatexDisplay.Lines(display));
    }

    [Fact]
    public void What_is_no_equation_is_one_line()
    {
        var line = Assert.Single(LineBreaks.Of([new Sum(new Number(1), new Number(2))], TextPrinter.Display, 0));
        Assert.Equal("1 + 2", line.Left!.ToString());
        Assert.Empty(line.Parts);
    }
}
