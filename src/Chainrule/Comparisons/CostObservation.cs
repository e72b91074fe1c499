namespace Chainrule.Comparisons;

/// <summary>What a network costs in parameters and multiply-adds, beside what it gains in accuracy.</summary>
internal static class CostObservation
{
    public static IEnumerable<string> Of(ComparisonResult result) =>
        from pair in Observations.BestAndOthers(result)
        let verdict = AccuracyVerdict.Of(result, pair.Best, pair.Other)
        where verdict is not null
        select Sentence(verdict);

    private static string Sentence(AccuracyVerdict verdict)
    {
        var (better, worse) = (verdict.Better, verdict.Worse);
        var parameters = Ratio(better.Network.ParameterCount, worse.Network.ParameterCount, "parameters");
        var multiplyAdds = Ratio(better.Network.MultiplyAdds, worse.Network.MultiplyAdds, "multiply-adds per example");
        var gain = verdict.Shown
            ? $"makes {Phrases.Times((1 - better.TestAccuracy.Mean) / (1 - worse.TestAccuracy.Mean))} times its errors"
            : "is not shown to be more accurate";
        return $"{better.Name} has {parameters} and {multiplyAdds} of {worse.Name}, and {gain}.";
    }

    private static string Ratio(long mine, long others, string what) => mine == others
        ? $"as many {what} ({Phrases.Count(mine)})"
        : $"{Phrases.Times(mine / (double)others)} times the {what} ({Phrases.Count(mine)} against {Phrases.Count(others)})";
}
