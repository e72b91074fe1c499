namespace Chainrule.Comparisons;

/// <summary>
/// Whose training takes longer. Times depend on what else the machine does: a difference is shown only from a quarter more
/// on, and if several trainings were timed, only where their intervals are apart.
/// </summary>
internal static class TimeObservation
{
    private const double ShownRatio = 1.25;

    public static IEnumerable<string> Of(ComparisonResult result) =>
        Observations.BestAndOthers(result).Select(pair => Sentence(pair.Best, pair.Other));

    /// <summary>The one whose training is shown to take less time; null where no difference is shown.</summary>
    public static NetworkResult? Faster(NetworkResult one, NetworkResult other)
    {
        var (slower, faster) = Order(one, other);
        return slower.TrainSeconds.Mean / faster.TrainSeconds.Mean >= ShownRatio && !slower.TrainSeconds.Overlaps(faster.TrainSeconds) ? faster : null;
    }

    private static (NetworkResult Slower, NetworkResult Faster) Order(NetworkResult one, NetworkResult other) =>
        one.TrainSeconds.Mean >= other.TrainSeconds.Mean ? (one, other) : (other, one);

    private static string Sentence(NetworkResult one, NetworkResult other)
    {
        var (slower, faster) = Order(one, other);
        var times = $"{Phrases.Seconds(slower.TrainSeconds.Mean)} against {Phrases.Seconds(faster.TrainSeconds.Mean)}"
            + (slower.Runs.Count > 1 ? $", mean of {Phrases.Count(slower.Runs.Count)} trainings" : "");
        var ratio = slower.TrainSeconds.Mean / faster.TrainSeconds.Mean;
        return Faster(one, other) is not null
            ? $"Training {slower.Name} takes {Phrases.Times(ratio)} times as long as training {faster.Name} ({times})."
            : $"No difference in training time is shown between {slower.Name} and {faster.Name} ({times}).";
    }
}
