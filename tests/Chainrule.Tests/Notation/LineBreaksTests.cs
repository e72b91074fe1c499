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
        Term.Select(body => (Formula)new Summation(new Symbol('k'), new Number(1), new Number(2), body)),
        Term.Select(operand => (Formula)new Negative(operand)));

    [Fact]
    public void No_line_is_wider_than_asked_unless_it_is_a_single_factor() =>
        Gen.Select(Side.Array[1, 3], Gen.Int[0, 80]).Check(100, (sides, width) =>
        {
            Equation equation = new([new Symbol('S'), .. sides]);
            foreach (var line in LineBreaks.Of([equation], width))
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
        _ => false,
    };

    [Fact]
    public void The_lines_together_are_the_equation() =>
        Gen.Select(Side.Array[1, 3], Gen.Int[0, 80]).Check(100, (sides, width) =>
        {
            Equation equation = new([new Symbol('S'), .. sides]);
            var lines = LineBreaks.Of([equation], width).ToList();
            // A product that is broken shows the dot there.
            Assert.Equal(
                Bare(equation.ToString()), Bare(string.Concat(lines.Select(line => line.Left + TextPrinter.Display.PrintTail(line).Line))));
            Assert.Single(LineBreaks.Of([equation], equation.ToString().Length));
        });

    private static string Bare(string text) => new([.. text.Where(sign => sign is not (' ' or '·'))]);

    [Fact]
    public void Equations_in_a_display_leave_room_for_the_longest_left_side()
    {
        var shorter = new Equation(new Symbol('S'), new Sum(new Number(1), new Number(2)));
        var longer = new Equation(new Wording("output"), new Number(3));
        Assert.Single(LineBreaks.Of([shorter], "S = 1 + 2".Length));
        Assert.Equal(3, LineBreaks.Of([shorter, longer], "S = 1 + 2".Length).Count());
        Assert.Equal(2, LineBreaks.Of([shorter, longer], "output = 1 + 2".Length).Count());
        Assert.Equal("output".Length, LineBreaks.LeftWidth([shorter, longer, new Symbol('S')]));
    }

    [Fact]
    public void What_is_no_equation_is_one_line()
    {
        var line = Assert.Single(LineBreaks.Of([new Sum(new Number(1), new Number(2))], 0));
        Assert.Equal("1 + 2", line.Left!.ToString());
        Assert.Empty(line.Parts);
    }
}
