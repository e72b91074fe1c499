using Chainrule.Texts;

namespace Chainrule.Comparisons;

/// <summary>Which class each network most often takes for which other. A pair confused but once is no pattern and left out.</summary>
internal static class ConfusionObservation
{
    public static IEnumerable<string> Of(ComparisonResult result) =>
        from network in result.Networks
        let sentence = Sentence(network, result.Data.Test.Classes)
        where sentence is not null
        select sentence;

    private static string? Sentence(NetworkResult network, IReadOnlyList<string> classes)
    {
        var confusion = network.Runs[0].Test.Confusion;
        var cells = Cells(confusion).Where(cell => cell.Count > 1).ToList();
        if (cells.Count == 0)
        {
            return null;
        }
        var most = cells.Max(cell => cell.Count);
        var pairs = cells.Where(cell => cell.Count == most).ToList();
        var first = pairs[0];
        var others = pairs.Count == 1 ? "" : $", and {Phrases.Count(pairs.Count - 1, "other pair", "other pairs")} of classes as often";
        var trainings = network.Runs.Count > 1 ? " after its first training" : "";
        return $"{network.Name} most often takes {Words.Quote(classes[first.Truth])} for {Words.Quote(classes[first.Answer])}{trainings}, "
            + $"in {Phrases.Count(most)} of {Phrases.Count(confusion[first.Truth].Sum(), "example", "examples")}{others}.";
    }

    /// <summary>The counts off the diagonal.</summary>
    public static IEnumerable<(int Truth, int Answer, int Count)> Cells(int[][] confusion) =>
        from truth in Enumerable.Range(0, confusion.Length)
        from answer in Enumerable.Range(0, confusion[truth].Length)
        where truth != answer
        select (truth, answer, confusion[truth][answer]);
}
