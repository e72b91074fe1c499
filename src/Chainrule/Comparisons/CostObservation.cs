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
        var parameters = Ratio(better.Network.ParameterCount, worse.Network.ParameterCount, "parameters", worse.Name);
        var multiplyAdds = Ratio(better.Network.MultiplyAdds, worse.Network.MultiplyAdds, "multiply-adds per example", worse.Name);
        var gain = verdict.Shown
            ? $"makes {Phrases.Times((1 - better.TestAccuracy.Mean) / (1 - worse.TestAccuracy.Mean))} times as many errors"
            : "is not shown to be more accurate";
        return $"{better.Name} has {parameters} and {multiplyAdds}, and {gain}.";
    }

    private static string Ratio(long mine, long others, string what, string other) => mine == others
        ? $"as many {what} as {other} ({Phrases.Count(mine)})"
        : $"{Phrases.Times(mine / (double)others)} times the {what} of {other} ({Phrases.Count(mine)} against {Phrases.Count(others)})";
}
