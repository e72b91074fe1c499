using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>What a kernel that sees both sides of an edge answers to most.</summary>
internal static class PatternObservation
{
    public static IEnumerable<string> Of(KernelAnalysis analysis)
    {
        var patterns = analysis.Patterns;
        if (analysis.Levels.Sum != 0 || analysis.Symmetry.HalfTurn != Parity.Even)
        {
            yield break;
        }
        var sentence = "To cells of height 1 on a ground of 0 it answers, signs aside, by up to "
            + $"{Number(patterns.Point)} for a single one, {Number(patterns.LineEnd)} for the end of a row or column, "
            + $"{Number(patterns.Line)} for a whole one ({Number(patterns.DiagonalLine)} for a diagonal, where cells touch at corners), "
            + $"{Number(patterns.Corner)} for a corner and {Number(patterns.Edge)} for a straight edge";
        yield return patterns.Point >= patterns.LineEnd && patterns.LineEnd >= patterns.Line && patterns.Line > patterns.Edge
            ? $"{sentence}: the more alone a cell stands, the stronger. Noise is cells that stand alone."
            : $"{sentence}.";
    }
}
