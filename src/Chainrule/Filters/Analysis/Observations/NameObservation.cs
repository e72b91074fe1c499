using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>Which named kernel it is.</summary>
internal static class NameObservation
{
    public static IEnumerable<string> Of(KernelAnalysis analysis)
    {
        if (analysis.Match is not { } match)
        {
            yield return analysis.Kernel.Weights.Length > FamilyMatches.MostWeights
                ? "It is no named matrix, nor a box or a binomial; it has too many weights to compare it with the other families."
                : "It is none of the named kernels, nor close to one.";
            yield break;
        }
        var how = $"{match.Name}{Laid(match.Arrangement)}{Scaled(match)}{Moved(match, analysis.Kernel)}";
        yield return match.IsExact
            ? $"This is {how}."
            : $"This is close to {how}: no weight differs by more than {Number(match.Difference)}, "
                + $"{Percent(match.Difference / analysis.Levels.Largest)} of the largest.";
    }

    private static string Laid(Arrangement arrangement) => arrangement switch
    {
        Arrangement.HalfTurn => ", turned by half a turn",
        Arrangement.LeftRight => ", left and right exchanged",
        Arrangement.TopBottom => ", top and bottom exchanged",
        Arrangement.Transposed => ", rows and columns exchanged",
        Arrangement.AntiTransposed => ", mirrored at the diagonal from the lower left to the upper right",
        Arrangement.QuarterTurnLeft => ", turned by a quarter turn counter-clockwise",
        Arrangement.QuarterTurnRight => ", turned by a quarter turn clockwise",
        _ => "",
    };

    private static string Scaled(KernelMatch match)
    {
        // A kernel that is only close has a factor that is only close, too.
        var scale = match.IsExact || Math.Abs(Math.Abs(match.Scale) - 1) > 0.01 ? match.Scale : Math.Sign(match.Scale);
        return Math.Abs(scale - 1) <= 1e-6 ? ""
            : Math.Abs(scale + 1) <= 1e-6 ? ", negated"
            : $", times {Factor(scale)}";
    }

    private static string Moved(KernelMatch match, Kernel kernel)
    {
        var named = KernelText.Parse(match.Name).Arranged(match.Arrangement);
        string[] ways =
        [
            .. match.Right == 0 ? [] : new[] { $"{Cells(match.Right)} to the {(match.Right > 0 ? "right" : "left")}" },
            .. match.Down == 0 ? [] : new[] { $"{Cells(match.Down)} {(match.Down > 0 ? "down" : "up")}" },
        ];
        return ways.Length > 0 ? $", moved {List(ways)}"
            : kernel.Rows > named.Rows || kernel.Columns > named.Columns ? ", in a border of zeros"
            : "";
    }

    private static string Cells(double way) => $"{Number(Math.Abs(way))} {(Math.Abs(way) == 1 ? "cell" : "cells")}";
}
