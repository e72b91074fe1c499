using Chainrule.Texts;

namespace Chainrule.Comparisons;

/// <summary>How far the seed alone moves a network's accuracy.</summary>
internal static class SpreadObservation
{
    public static IEnumerable<string> Of(ComparisonResult result)
    {
        var repeated = result.Networks.Where(network => network.Runs.Count > 1).ToList();
        if (repeated.Count > 0)
        {
            var ranges = repeated.Select(network => Range(network, result.Data.Test.Count));
            yield return $"From seed to seed the test accuracy varies: {Listed.Words([.. ranges])}.";
        }
    }

    private static string Range(NetworkResult network, int examples)
    {
        double[] accuracies = [.. network.Runs.Select(run => run.Test.Accuracy)];
        return $"{network.Name} from {Phrases.Percent(accuracies.Min(), examples)} to {Phrases.Percent(accuracies.Max(), examples)} "
            + $"over {Phrases.Count(accuracies.Length)} seeds (deviation {Phrases.Points(Statistics.Deviation(accuracies), examples)})";
    }
}
