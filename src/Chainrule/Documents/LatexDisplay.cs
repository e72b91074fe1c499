using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>Displayed formulas in LaTeX: what stands between the marks of a display, in LaTeX documents and in Markdown.</summary>
internal static class LatexDisplay
{
    /// <summary>Columns of Unicode text that a printed line holds: a column takes about 5.2 points of type of 11.</summary>
    public const int Width = 84;

    /// <summary>The lines; with alignment marks and breaks where there is more than one.</summary>
    public static IReadOnlyList<string> Lines(Display display)
    {
        List<FormulaLine> lines = [.. LineBreaks.Of(display.Formulas, Width)];
        if (lines is [var single])
        {
            return [Left(single) + Tail(single)];
        }
        return [.. lines.Select((line, i) => Left(line) + Mark(line) + Tail(line) + (i + 1 < lines.Count ? @" \\" : ""))];
    }

    private static string Left(FormulaLine line) => line.Left?.ToLatex().TrimEnd() ?? "";

    private static string Mark(FormulaLine line) => line switch
    {
        { Parts: [] } => "",
        { IsContinued: true } => @"& \quad {}",
        _ => "&",
    };

    private static string Tail(FormulaLine line) => LatexPrinter.Plain.PrintTail(line).TrimEnd();
}
