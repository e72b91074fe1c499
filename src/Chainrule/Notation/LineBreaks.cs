namespace Chainrule.Notation;

/// <summary>
/// Breaks displayed equations into lines: at its equals signs where an equation is too long for one, between the terms of a
/// side that is too long still, and between the factors of a side or a term that is.
/// </summary>
internal sealed class LineBreaks
{
    private const int EqualsSign = 3;

    private readonly int room, roomOfFactors;

    private LineBreaks(int room, int roomOfFactors) => (this.room, this.roomOfFactors) = (room, roomOfFactors);

    /// <summary>The lines of formulas whose equals signs stand below each other.</summary>
    /// <param name="formulas">The formulas from top to bottom.</param>
    /// <param name="width">Columns of Unicode text that a line may take; 0 breaks wherever that may be.</param>
    /// <param name="widthOfFactors">Columns that a line may take before it is broken between factors; none for the same.</param>
    public static IEnumerable<FormulaLine> Of(IReadOnlyList<Formula> formulas, int width, int? widthOfFactors = null)
    {
        var taken = EqualsSign + LeftWidth(formulas);
        var breaks = new LineBreaks(width - taken, (widthOfFactors ?? width) - taken);
        return formulas.SelectMany(formula => formula is Equation equation ? breaks.Of(equation) : [new FormulaLine(formula, [])]);
    }

    /// <summary>The columns left of the equals signs.</summary>
    public static int LeftWidth(IEnumerable<Formula> formulas) =>
        formulas.OfType<Equation>().Select(equation => Width(equation.Sides[0])).DefaultIfEmpty(0).Max();

    /// <summary>The columns by which a line stands right of the equals sign, so that what it goes on with is seen.</summary>
    public static int Indent(LineStart start) => start switch
    {
        LineStart.Terms => 2,
        LineStart.Factors => 4,
        _ => 0,
    };

    private IEnumerable<FormulaLine> Of(Equation equation)
    {
        var (left, sides) = (equation.Sides[0], equation.Sides.Skip(1).ToList());
        var start = equation.IsAssignment ? LineStart.Assignment : LineStart.Sides;
        if (sides.Sum(Width) + EqualsSign * (sides.Count - 1) <= room)
        {
            return [new FormulaLine(left, sides, start)];
        }
        return sides.SelectMany((side, i) => i == 0 ? Of(left, side, start) : Of(null, side, LineStart.Sides));
    }

    private List<FormulaLine> Of(Formula? left, Formula side, LineStart start)
    {
        if (Width(side) <= room)
        {
            return [new FormulaLine(left, [side], start)];
        }
        var lines = new List<FormulaLine>();
        var run = new List<Formula>();
        var taken = 0;
        foreach (var term in side is Sum sum ? sum.Terms : [side])
        {
            // The term as it stands in a sum, with its sign and parentheses.
            var width = Width(new FormulaLine(null, [term], LineStart.Terms));
            if (run.Count > 0 && taken + width > room)
            {
                EndRun();
            }
            var pieces = Cut(term, whole => whole, lines.Count == 0 ? WidthAtStart : WidthAsTerm).ToList();
            if (run.Count > 0 || pieces.Count == 1)
            {
                run.Add(term);
                taken += width;
                continue;
            }
            run.Add(pieces[0]);
            EndRun();
            lines.AddRange(pieces.Skip(1).Select(piece => new FormulaLine(null, [piece], LineStart.Factors)));
        }
        EndRun();
        return lines;

        void EndRun()
        {
            if (run.Count > 0)
            {
                lines.Add(lines.Count > 0 ? new FormulaLine(null, run, LineStart.Terms)
                    : new FormulaLine(left, [side is Sum ? new Sum(run) : run[0]], start));
            }
            (run, taken) = ([], 0);
        }
    }

    /// <summary>A formula cut between factors where it is too long: what begins it, and the products that go on.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="whole">What the first piece stands in.</param>
    /// <param name="width">How wide the first piece is where it stands.</param>
    private IEnumerable<Formula> Cut(Formula formula, Func<Formula, Formula> whole, Func<Formula, int> width)
    {
        if (width(whole(formula)) <= roomOfFactors)
        {
            return [whole(formula)];
        }
        switch (formula)
        {
            case Negative negative:
                return Cut(negative.Operand, first => whole(new Negative(first)), width);
            case Summation summation:
                return Cut(summation.Body, first => whole(summation with { Body = first }), width);
            case Extremum extremum:
                return Cut(extremum.Body, first => whole(extremum with { Body = first }), width);
            case Product { Factors: [Summation or Extremum or Product] } product:
                return Cut(product.Factors[0], first => whole(new Product(product.Sign, first)), width);
            case Product { Sign: ProductSign.Dot or ProductSign.Nothing, Factors.Count: > 1 } product:
                Formula Head(int count) => whole(Part(0, count));
                Product Part(int from, int to) => new(product.Sign, [.. product.Factors.Take(from..to)]);
                var count = 1 + Enumerable.Range(2, product.Factors.Count - 2).TakeWhile(n => width(Head(n)) <= roomOfFactors).Count();
                if (product.Factors[^1] is Summation or Extremum && count == product.Factors.Count - 1)
                {
                    // Better the sum is torn in its body than from what it is multiplied by.
                    var pieces = Cut(product.Factors[^1], last => whole(new Product(product.Sign, [.. Part(0, count).Factors, last])), width).ToList();
                    if (width(pieces[0]) <= roomOfFactors)
                    {
                        return pieces;
                    }
                }
                return Cut(Part(count, product.Factors.Count), rest => rest, WidthAsFactors).Prepend(Head(count));
            default:
                return [whole(formula)];
        }
    }

    private static int Width(Formula formula) => TextPrinter.Display.Print(formula).Width;

    private static int Width(FormulaLine line) => TextPrinter.Display.PrintTail(line).Width;

    private static int WidthAtStart(Formula formula) => Width(formula);

    private static int WidthAsTerm(Formula formula) => Width(new FormulaLine(null, [formula], LineStart.Terms)) + Indent(LineStart.Terms) - EqualsSign;

    private static int WidthAsFactors(Formula formula) =>
        Width(new FormulaLine(null, [formula], LineStart.Factors)) + Indent(LineStart.Factors) - EqualsSign;
}
