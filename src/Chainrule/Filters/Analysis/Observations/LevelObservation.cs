using static Chainrule.Filters.Analysis.Figures;

namespace Chainrule.Filters.Analysis;

/// <summary>What the sums of the weights say.</summary>
internal static class LevelObservation
{
    /// <summary>Of constant pictures.</summary>
    public static IEnumerable<string> OfConstant(KernelAnalysis analysis)
    {
        var levels = analysis.Levels;
        yield return levels.Sum == 0 ? "The weights sum to 0: a constant area gives 0, only changes are answered."
            : levels.IsOfChange ? $"The weights sum to {Factor(levels.Sum)}, little beside {Number(levels.L1)}, the sum without signs: "
                + "a constant area gives all but 0."
            : Math.Abs(levels.Sum - 1) <= 1e-9 ? "The weights sum to 1: a constant area keeps its brightness."
            : $"The weights sum to {Factor(levels.Sum)}: a constant area is multiplied by that.";
    }

    /// <summary>Of noise.</summary>
    public static IEnumerable<string> OfNoise(KernelAnalysis analysis)
    {
        var noise = analysis.Levels.L2;
        var edge = analysis.Edges.Sharp.Max(answer => answer.Largest);
        var sentence = $"White noise of deviation 1 comes out with deviation {Number(noise)} (the root of the sum of the squared weights)";
        yield return !analysis.Levels.IsOfChange ? $"{sentence}: beside the brightness it {Changes(noise / Math.Abs(analysis.Levels.Sum))}."
            : edge > 0 ? $"{sentence}; a sharp edge of height 1 gives at most {Number(edge)}. Edges lower than "
                + $"{Number(noise / edge)} deviations of the noise drown in it."
            : $"{sentence}.";

        static string Changes(double share) => share < 1 - 1e-9 ? $"shrinks to {Percent(share)}"
            : share > 1 + 1e-9 ? $"grows to {Percent(share)}"
            : "stays as it is";
    }

    /// <summary>Of the output's range.</summary>
    public static IEnumerable<string> OfRange(KernelAnalysis analysis)
    {
        var (low, high) = analysis.Levels.OutputRange(255);
        var range = $"From 8-bit input, 0 to 255, the output lies between {Number(Math.Round(low, 6))} and "
            + $"{Number(Math.Round(high, 6))}";
        yield return low < -1e-6 ? $"{range}: it needs a sign, which bytes do not have."
            : high > 255 + 1e-6 ? $"{range}: more than bytes hold."
            : $"{range}: bytes hold it, but for rounding.";
    }
}
