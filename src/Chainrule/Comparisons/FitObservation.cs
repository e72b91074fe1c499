namespace Chainrule.Comparisons;

/// <summary>How much better each network knows what it has learnt from than what it has not: its overfitting.</summary>
internal static class FitObservation
{
    public static IEnumerable<string> Of(ComparisonResult result)
    {
        var known = result.Networks.Where(network => network.Runs.All(run => run.TrainAccuracy is not null)).ToList();
        if (known.Count == 0)
        {
            yield break;
        }
        var gaps = known.Select(network => (network.Name, Value: Gap(network))).ToList();
        var each = known.Zip(gaps, (network, gap) => Each(network, gap.Value, result.Data.Test.Count));
        var verdict = known.Count < 2 ? ""
            : Observations.Leader(gaps) is { } leader ? $": {leader} overfits {(known.Count == 2 ? "more" : "the most")}"
            : ": no difference in overfitting is shown";
        yield return $"Of training and test examples {string.Join("; ", each)}{verdict}.";
    }

    private static string Each(NetworkResult network, Interval gap, int examples)
    {
        var difference = gap.Low > 0 ? $"a gap of {Phrases.Points(gap.Mean, examples)}" : "no gap beyond noise";
        return $"{network.Name} answers {Phrases.Percent(network.Runs.Average(run => run.TrainAccuracy!.Value), examples)} "
            + $"and {Phrases.Percent(network.TestAccuracy.Mean, examples)} right, {difference}";
    }

    /// <summary>
    /// Training accuracy less test accuracy. Over several runs the interval is that of their gaps; over one it is as wide
    /// as the test accuracy's, beside which the training accuracy is sure.
    /// </summary>
    private static Interval Gap(NetworkResult network)
    {
        if (network.Runs.Count > 1)
        {
            return Statistics.MeanInterval([.. network.Runs.Select(run => run.TrainAccuracy!.Value - run.Test.Accuracy)]);
        }
        var train = network.Runs[0].TrainAccuracy!.Value;
        var (mean, low, high) = network.TestAccuracy;
        return new Interval(train - mean, train - high, train - low);
    }
}
