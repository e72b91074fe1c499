using Chainrule.Notation;
using CsCheck;

namespace Chainrule.Tests.Notation;

public class LineBreaksTests
{
    private static readonly Gen<Formula> Side = RandomFormulas.OfDepth(1).Array[1, 30].Select(terms => (Formula)new Sum(terms));

    [Fact]
    public void No_line_is_wider_than_asked_unless_it_is_a_single_term() =>
        Gen.Select(Side.Array[1, 3], Gen.Int[0, 80]).Check(100, (sides, width) =>
        {
            Equation equation = new([new Symbol('S'), .. sides]);
            foreach (var line in LineBreaks.Of([equation], width))
            {
                var text = "S" + TextPrinter.Display.PrintTail(line).Line;
                var isOneTerm = line.Parts is [var part] && (line.IsContinued || part is not Sum { Terms.Count: > 1 });
                Assert.True(text.Length <= width || isOneTerm, $"{width}: {text}");
            }
        });

    [Fact]
    public void The_lines_together_are_the_equation() =>
        Gen.Select(Side.Array[1, 3], Gen.Int[0, 80]).Check(100, (sides, width) =>
        {
            Equation equation = new([new Symbol('S'), .. sides]);
            var lines = LineBreaks.Of([equation], width).ToList();
            Assert.Equal(equation.ToString(), string.Concat(lines.Select(line => line.Left + TextPrinter.Display.PrintTail(line).Line)));
            Assert.Single(LineBreaks.Of([equation], equation.ToString().Length));
        });

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
