using Chainrule.Texts;

namespace Chainrule.Comparisons;

/// <summary>Which network makes fewer errors, by how much, and whether that is more than noise.</summary>
internal static class ErrorObservation
{
    public static IEnumerable<string> Of(ComparisonResult result) =>
        from pair in Observations.BestAndOthers(result)
        let verdict = AccuracyVerdict.Of(result, pair.Best, pair.Other)
        where verdict is not null
        select verdict.Shown ? Difference(result, verdict) : NoDifference(result, verdict);

    private static string Difference(ComparisonResult result, AccuracyVerdict verdict) =>
        $"{verdict.Better.Name} makes fewer errors than {verdict.Worse.Name}: {Numbers(result, verdict)}. " + (verdict.OverSeeds
            ? $"The intervals are apart and {Test(verdict)}: the difference is more than noise."
            : $"{Test(verdict)}: the difference between these two trainings is more than noise; how far other seeds would differ is not "
                + "measured.");

    private static string NoDifference(ComparisonResult result, AccuracyVerdict verdict) =>
        $"Within noise: no difference in accuracy is shown between {verdict.Better.Name} and {verdict.Worse.Name} "
        + $"({Numbers(result, verdict)}): {Listed.Words([.. Reasons(verdict)])}.";

    private static IEnumerable<string> Reasons(AccuracyVerdict verdict)
    {
        if (verdict.Overlap)
        {
            yield return "the intervals over the seeds overlap";
        }
        if (!verdict.Significant)
        {
            yield return Test(verdict);
        }
        else if (verdict.Reversed)
        {
            yield return $"the first trainings differ the other way round than the means ({Test(verdict)})";
        }
    }

    private static string Numbers(ComparisonResult result, AccuracyVerdict verdict)
    {
        var examples = result.Data.Test.Count;
        var of = Phrases.Count(examples, "test example", "test examples");
        var errors = $"{Errors(verdict.Better, examples)} against {Errors(verdict.Worse, examples)} of {of}";
        return verdict.OverSeeds
            ? $"{errors} in the mean, {Accuracy(verdict.Better, examples)} against {Accuracy(verdict.Worse, examples)} right, "
                + "with 95% intervals over the seeds"
            : $"{errors}, {Phrases.Percent(verdict.Better.TestAccuracy.Mean, examples)} against "
                + $"{Phrases.Percent(verdict.Worse.TestAccuracy.Mean, examples)} right";
    }

    private static string Errors(NetworkResult network, int examples) =>
        Phrases.Count(Math.Round((1 - network.TestAccuracy.Mean) * examples, 1));

    private static string Accuracy(NetworkResult network, int examples)
    {
        var (mean, low, high) = network.TestAccuracy;
        return $"{Phrases.Percent(mean, examples)} [{Phrases.Percent(low, examples)}, {Phrases.Percent(high, examples)}]";
    }

    private static string Test(AccuracyVerdict verdict)
    {
        var trainings = verdict.OverSeeds ? " of the first trainings" : "";
        var level = verdict.Level == ComparisonResult.JointLevel ? "" : $", to be judged at {Phrases.Times(verdict.Level)} because several pairs are tested";
        return $"McNemar's test{trainings} ({Phrases.Count(verdict.OnlyBetter, "example", "examples")} only {verdict.Better.Name} answers right, "
            + $"{Phrases.Count(verdict.OnlyWorse)} only {verdict.Worse.Name}) gives {Phrases.Probability(verdict.Test.PValue)}{level}";
    }
}
