using Chainrule.Texts;

namespace Chainrule.Comparisons;

/// <summary>What each network makes of few training examples.</summary>
internal static class ExamplesObservation
{
    public static IEnumerable<string> Of(ComparisonResult result)
    {
        var curves = Observations.Curves(result, "examples");
        var all = result.Data.Train.Count;
        List<double> counts = curves.Count == 0 ? [] :
            [.. curves[0].Curve.Points.Select(point => point.X).Where(x => x < all && curves.All(item => At(item.Curve, x) is not null))];
        foreach (var count in counts)
        {
            List<(string Name, Interval Value)> values = [.. curves.Select(item => (item.Name, At(item.Curve, count)!))];
            var each = values.Select((item, i) =>
                $"{item.Name} {(i == 0 ? "answers " : "")}{Phrases.CurvePercent(item.Value.Mean, result.Data.Test.Count)}");
            yield return $"Trained on {Phrases.Count(count, "example", "examples")} ({Phrases.Share(count / all)} of them), "
                + $"{Listed.Words([.. each])} of the test examples right{Verdict(values)}.";
        }
    }

    private static string Verdict(List<(string Name, Interval Value)> values) =>
        values.Count < 2 ? ""
        : Observations.Leader(values) is { } leader ? $": {leader} makes the most of so few"
        : ": no difference is shown";

    private static Interval? At(Curve curve, double x) => curve.Points.FirstOrDefault(point => point.X == x)?.Accuracy;
}
