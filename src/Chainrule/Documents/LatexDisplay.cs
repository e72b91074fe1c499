using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>Displayed formulas in LaTeX: what stands between the marks of a display, in LaTeX documents and in Markdown.</summary>
internal static class LatexDisplay
{
    /// <summary>Columns of Unicode text that a printed line holds: a column takes about 5.2 points of type of 11.</summary>
    public const int Width = 84;

    /// <summary>What ends a line before another.</summary>
    public const string Break = " \\\\\n";

    /// <summary>The lines; with alignment marks where there is more than one.</summary>
    public static IReadOnlyList<string> Lines(Display display)
    {
        List<FormulaLine> lines = [.. LineBreaks.Of(display.Formulas, TextPrinter.Measure, Width)];
        return [.. lines.Select(line => Line(line, isAligned: lines.Count > 1))];
    }

    private static string Line(FormulaLine line, bool isAligned)
    {
        var left = line.Left?.ToLatex().TrimEnd() ?? "";
        if (line.Parts.Count == 0)
        {
            return left;
        }
        var mark = !isAligned ? "" : line.Start switch
        {
            LineStart.Terms => @"& \quad {} ",
            LineStart.Factors => @"& \quad \quad {} ",
            LineStart.InnerFactors => @"& \quad \quad \quad \quad {} ",
            LineStart.InnerTerms or LineStart.Arguments => @"& \quad \quad \quad {} ",
            _ => "&",
        };
        return $"{left} {mark}{LatexPrinter.Plain.PrintTail(line).Trim()}".TrimStart();
    }
}
