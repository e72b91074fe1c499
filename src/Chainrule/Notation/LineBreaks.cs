namespace Chainrule.Notation;

/// <summary>
/// Breaks displayed equations into lines: at its equals signs where an equation is too long for one, between the terms of a
/// side that is too long still, and between the factors of a side or a term that is. A factor that is too long itself is a sum
/// in parentheses, and broken between its terms, or a function, and broken between its arguments.
/// </summary>
internal sealed class LineBreaks
{
    private const int EqualsSign = 3;

    private readonly TextPrinter printer;
    private readonly int room, roomOfFactors;

    private LineBreaks(TextPrinter printer, int room, int roomOfFactors) =>
        (this.printer, this.room, this.roomOfFactors) = (printer, room, roomOfFactors);

    /// <summary>The lines of formulas whose equals signs stand below each other.</summary>
    /// <param name="formulas">The formulas from top to bottom.</param>
    /// <param name="printer">What tells how wide they are: the printer that writes them, or the one that measures for others.</param>
    /// <param name="width">Columns of Unicode text that a line may take; 0 breaks wherever that may be.</param>
    /// <param name="widthOfFactors">Columns that a line may take before it is broken between factors; none for the same.</param>
    public static IEnumerable<FormulaLine> Of(
        IReadOnlyList<Formula> formulas, TextPrinter printer, int width, int? widthOfFactors = null)
    {
        var taken = EqualsSign + LeftWidth(formulas, printer);
        var breaks = new LineBreaks(printer, width - taken, (widthOfFactors ?? width) - taken);
        return formulas.SelectMany(formula => formula is Equation equation ? breaks.Of(equation) : [new FormulaLine(formula, [])]);
    }

    /// <summary>The columns left of the equals signs.</summary>
    public static int LeftWidth(IEnumerable<Formula> formulas, TextPrinter printer) =>
        formulas.OfType<Equation>().Select(equation => printer.Print(equation.Sides[0]).Width).DefaultIfEmpty(0).Max();

    /// <summary>The columns by which a line stands right of the equals sign, so that what it goes on with is seen.</summary>
    public static int Indent(LineStart start) => start switch
    {
        LineStart.Terms => 2,
        LineStart.Factors => 4,
        LineStart.InnerTerms or LineStart.Arguments => 7,
        LineStart.InnerFactors => 9,
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
            var pieces = Cut(term, whole => whole, lines.Count == 0 ? Width : WidthAsTerm);
            if (run.Count > 0 || pieces.Count == 1)
            {
                run.Add(term);
                taken += width;
                continue;
            }
            run.AddRange(pieces[0].Parts);
            EndRun();
            lines.AddRange(pieces.Skip(1));
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

    /// <summary>A formula cut between factors where it is too long: the piece that begins it, and the lines that go on.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="whole">What the first piece stands in.</param>
    /// <param name="width">How wide the first piece is where it stands.</param>
    private List<FormulaLine> Cut(Formula formula, Func<Formula, Formula> whole, Func<Formula, int> width)
    {
        if (width(whole(formula)) <= roomOfFactors)
        {
            return [Factors(whole(formula))];
        }
        switch (formula)
        {
            case Negative negative:
                return Cut(negative.Operand, first => whole(new Negative(first)), width);
            case Summation summation:
                return Cut(summation.Body, first => whole(summation with { Body = first }), width);
            case Extremum extremum:
                return Cut(extremum.Body, first => whole(extremum with { Body = first }), width);
            case Product { Factors: [Summation or Extremum or Product or Sum or Fraction or Application] } product:
                return Cut(product.Factors[0], first => whole(new Product(product.Sign, first)), width);
            case Product { Sign: ProductSign.Dot or ProductSign.Nothing, Factors.Count: > 1 } product:
                return CutProduct(product, whole, width);
            case Sum { Terms.Count: > 1 } sum:
                return Tear(sum, whole, width);
            case Fraction { IsNumeric: false, Numerator: Product { Factors.Count: > 1 } over } fraction:
                // ab/c = a · b/c
                return Cut(new Product(over.Sign, [.. over.Factors.SkipLast(1), fraction with { Numerator = over.Factors[^1] }]), whole, width);
            case Application { Arguments.Count: > 1 } application:
                return Tear(application, whole, width);
            case Parentheses parentheses:
                return Close(Narrower(1).Cut(parentheses.Operand, first => whole(new Opened(first)), width));
            default:
                return [Factors(whole(formula))];
        }
    }

    private List<FormulaLine> CutProduct(Product product, Func<Formula, Formula> whole, Func<Formula, int> width)
    {
        var last = product.Factors.Count - 1;
        var count = 1 + Enumerable.Range(2, last - 1).TakeWhile(n => width(whole(Part(0, n))) <= roomOfFactors).Count();
        if (count == last && product.Factors[last] is Summation or Extremum)
        {
            // Better the sum is torn in its body than from what it is multiplied by.
            var pieces = Cut(product.Factors[last], end => whole(new Product(product.Sign, [.. Part(0, last).Factors, end])), width);
            if (width(pieces[0].Parts[0]) <= roomOfFactors)
            {
                return pieces;
            }
        }
        var head = count > 1
            ? [Factors(whole(Part(0, count)))]
            : Cut(Part(0, 1).Factors[0], first => whole(new Product(product.Sign, first)), width);
        // A fraction alone needs no parentheses.
        Formula tail = count == last && product.Factors[last] is Fraction fraction ? fraction : Part(count, last + 1);
        return [.. head, .. Cut(tail, rest => rest, WidthAsFactors)];

        // What ends a line is not what ends the product: a sum over an index keeps its parentheses there.
        Product Part(int from, int to) => new(product.Sign, [.. product.Factors.Take(from..to).Select((factor, i) =>
            from + i < last && factor is Summation or Extremum ? new Parentheses(factor) : factor)]);
    }

    /// <summary>A sum in parentheses over several lines.</summary>
    private List<FormulaLine> Tear(Sum sum, Func<Formula, Formula> whole, Func<Formula, int> width)
    {
        var runs = new List<List<Formula>> { new() };
        foreach (var term in sum.Terms)
        {
            List<Formula> longer = [.. runs[^1], term];
            var taken = runs.Count == 1
                ? width(whole(new Opened(new Sum(longer))))
                : WidthOf(new FormulaLine(null, [.. runs[^1], new Closed(term)], LineStart.InnerTerms));
            // The sum does not fit on one line, if only for its closing parenthesis.
            if (runs[^1].Count > 0 && (taken > roomOfFactors || longer.Count == sum.Terms.Count))
            {
                runs.Add([term]);
            }
            else
            {
                runs[^1] = longer;
            }
        }
        runs[^1][^1] = new Closed(runs[^1][^1]);
        return
        [
            Factors(whole(new Opened(new Sum(runs[0])))),
            .. runs.Skip(1).SelectMany(InnerLines),
        ];
    }

    /// <summary>Further terms of a sum in parentheses; one that is too long by itself is cut between its factors.</summary>
    private List<FormulaLine> InnerLines(List<Formula> run)
    {
        if (run is not [var term])
        {
            return [new FormulaLine(null, run, LineStart.InnerTerms)];
        }
        var (inner, isLast) = term is Closed closed ? (closed.Operand, true) : (term, false);
        // What goes on within it stands further right, and has so much less room.
        var deeper = Indent(LineStart.InnerFactors) - Indent(LineStart.Factors);
        var pieces = Narrower(deeper + (isLast ? 1 : 0)).Cut(
            inner, first => first, first => WidthOf(new FormulaLine(null, [first], LineStart.InnerTerms)) - deeper);
        for (var i = 0; i < pieces.Count; i++)
        {
            pieces[i] = pieces[i] with { Start = i == 0 ? LineStart.InnerTerms : pieces[i].Start == LineStart.Factors ? LineStart.InnerFactors : pieces[i].Start };
        }
        return isLast ? Close(pieces) : pieces;
    }

    private static List<FormulaLine> Close(List<FormulaLine> pieces)
    {
        var parts = pieces[^1].Parts;
        pieces[^1] = pieces[^1] with { Parts = [.. parts.SkipLast(1), new Closed(parts[^1])] };
        return pieces;
    }

    /// <summary>A function's arguments over several lines.</summary>
    private List<FormulaLine> Tear(Application application, Func<Formula, Formula> whole, Func<Formula, int> width)
    {
        var runs = new List<List<Formula>> { new() };
        foreach (var argument in application.Arguments)
        {
            List<Formula> longer = [.. runs[^1], argument];
            var taken = runs.Count == 1
                ? width(whole(new OpenedArguments(application.Function, longer)))
                : WidthOf(new FormulaLine(null, longer, LineStart.Arguments));
            if (runs[^1].Count > 0 && (taken > roomOfFactors || longer.Count == application.Arguments.Count))
            {
                runs.Add([argument]);
            }
            else
            {
                runs[^1] = longer;
            }
        }
        runs[^1][^1] = new Closed(runs[^1][^1]);
        return
        [
            Factors(whole(new OpenedArguments(application.Function, runs[0]))),
            .. runs.Skip(1).Select(run => new FormulaLine(null, run, LineStart.Arguments)),
        ];
    }

    private LineBreaks Narrower(int columns) => new(printer, room - columns, roomOfFactors - columns);

    private static FormulaLine Factors(Formula product) => new(null, [product], LineStart.Factors);

    private int Width(Formula formula) => printer.Print(formula).Width;

    private int Width(FormulaLine line) => printer.PrintTail(line).Width;

    /// <summary>The columns of a later line from where the first one has its first sign after the equals sign.</summary>
    private int WidthOf(FormulaLine line) => Width(line) + Indent(line.Start) - EqualsSign;

    private int WidthAsTerm(Formula formula) => WidthOf(new FormulaLine(null, [formula], LineStart.Terms));

    private int WidthAsFactors(Formula formula) => WidthOf(Factors(formula));
}
