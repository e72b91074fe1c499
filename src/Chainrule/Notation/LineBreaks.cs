namespace Chainrule.Notation;

/// <summary>
/// Breaks displayed equations into lines: at its equals signs where an equation is too long for one, and between the terms
/// of a sum, or the factors of a product, that is too long still.
/// </summary>
internal static class LineBreaks
{
    private const int EqualsSign = 3;

    /// <summary>The lines of formulas whose equals signs stand below each other.</summary>
    /// <param name="formulas">The formulas from top to bottom.</param>
    /// <param name="width">Columns of Unicode text that a line may take; 0 breaks wherever that may be.</param>
    public static IEnumerable<FormulaLine> Of(IReadOnlyList<Formula> formulas, int width)
    {
        var room = width - EqualsSign - LeftWidth(formulas);
        return formulas.SelectMany(formula => formula is Equation equation ? Of(equation, room) : [new FormulaLine(formula, [])]);
    }

    /// <summary>The columns left of the equals signs.</summary>
    public static int LeftWidth(IEnumerable<Formula> formulas) =>
        formulas.OfType<Equation>().Select(equation => Width(equation.Sides[0])).DefaultIfEmpty(0).Max();

    private static IEnumerable<FormulaLine> Of(Equation equation, int room)
    {
        var (left, sides) = (equation.Sides[0], equation.Sides.Skip(1).ToList());
        if (sides.Sum(Width) + EqualsSign * (sides.Count - 1) <= room)
        {
            return [new FormulaLine(left, sides, equation.FirstSign)];
        }
        return sides.SelectMany((side, i) => i == 0 ? Of(left, side, equation.FirstSign, room) : Of(null, side, "=", room));
    }

    private static IEnumerable<FormulaLine> Of(Formula? left, Formula side, string sign, int room)
    {
        if (Width(side) <= room)
        {
            return [new FormulaLine(left, [side], sign)];
        }
        return side is Sum sum
            ? Terms(left, sum, sign, room)
            : Factors(side, room).Select((part, i) => i == 0
                ? new FormulaLine(left, [part], sign)
                : new FormulaLine(null, [part], FormulaLine.Factor));
    }

    private static IEnumerable<FormulaLine> Terms(Formula? left, Sum sum, string sign, int room)
    {
        var runs = new List<List<Formula>>();
        var taken = 0;
        foreach (var term in sum.Terms)
        {
            // The term as it stands in a sum, with its sign and parentheses.
            var width = TextPrinter.Display.PrintTail(new FormulaLine(null, [term], FormulaLine.Term)).Width;
            if (runs.Count == 0 || taken + width > room)
            {
                runs.Add([]);
                taken = 0;
            }
            runs[^1].Add(term);
            taken += width;
        }
        return runs.Select((run, i) => i == 0
            ? new FormulaLine(left, [new Sum(run)], sign)
            : new FormulaLine(null, run, FormulaLine.Term));
    }

    /// <summary>Runs of factors that fit, as far as factors do; what a sum over an index sums may go on in the next line.</summary>
    private static List<Formula> Factors(Formula formula, int room)
    {
        if (room <= 0 || Width(formula) <= room)
        {
            return [formula];
        }
        switch (formula)
        {
            case Negative negative:
                return WithFirst(Factors(negative.Operand, room), first => new Negative(first));
            case Summation summation:
                return WithFirst(Factors(summation.Body, room - Width(summation) + Width(summation.Body)), first => summation with { Body = first });
            case Product { Sign: ProductSign.Nothing or ProductSign.Dot } product:
                List<List<Formula>> runs = [[]];
                foreach (var factor in product.Factors)
                {
                    if (runs[^1].Count > 0 && Width(new Product(product.Sign, [.. runs[^1], factor])) > room)
                    {
                        runs.Add([]);
                    }
                    runs[^1].Add(factor);
                }
                // A factor alone is a product too: it keeps its parentheses.
                return [.. runs.SelectMany(run => run is [Summation last] ? Factors(last, room) : [new Product(product.Sign, run)])];
            default:
                return [formula];
        }
    }

    private static List<Formula> WithFirst(List<Formula> lines, Func<Formula, Formula> change) => [change(lines[0]), .. lines.Skip(1)];

    private static int Width(Formula formula) => TextPrinter.Display.Print(formula).Width;
}
