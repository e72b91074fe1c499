namespace Chainrule.Comparisons;

/// <summary>
/// What there is to observe, in sentences made from the measurements alone. Each observation is a function from a result
/// to sentences; it says nothing of what was not measured, and where a difference is within noise it says that. Unless a
/// sentence tells another criterion, a difference is shown if the 95% intervals have no value in common, which asks for more
/// than a test at the 5% level does.
/// </summary>
public static class Observations
{
    private static readonly Func<ComparisonResult, IEnumerable<string>>[] All =
    [
        ErrorObservation.Of,
        SpreadObservation.Of,
        CostObservation.Of,
        TimeObservation.Of,
        RobustnessObservation.OfShift,
        RobustnessObservation.OfRotation,
        RobustnessObservation.OfNoise,
        ExamplesObservation.Of,
        ConfusionObservation.Of,
        FitObservation.Of,
    ];

    /// <summary>The sentences that follow from a result, the most important first.</summary>
    public static IReadOnlyList<string> Of(ComparisonResult result)
    {
        var quoted = WithQuotedNames(result);
        return [.. All.SelectMany(observe => observe(quoted))];
    }

    /// <summary>The network with the best mean accuracy beside each of the others, in the order they were named in.</summary>
    internal static IEnumerable<(NetworkResult Best, NetworkResult Other)> BestAndOthers(ComparisonResult result)
    {
        var best = result.Networks.MaxBy(network => network.TestAccuracy.Mean);
        return result.Networks.Where(network => network != best).Select(other => (best!, other));
    }

    /// <summary>The one whose value is above all others', beyond noise; null if there is none.</summary>
    internal static string? Leader(IReadOnlyList<(string Name, Interval Value)> values)
    {
        if (values.Count < 2)
        {
            return null;
        }
        var best = values.MaxBy(item => item.Value.Mean);
        return values.All(item => item == best || !item.Value.Overlaps(best.Value)) ? best.Name : null;
    }

    /// <summary>A network named by its whole text would run into the sentence: names of several words get quotation marks.</summary>
    internal static ComparisonResult WithQuotedNames(ComparisonResult result)
    {
        return result with
        {
            Networks = [.. result.Networks.Select(network => network with { Name = Quoted(network.Name) })],
            Tests = [.. result.Tests.Select(test => test with { First = Quoted(test.First), Second = Quoted(test.Second) })],
        };

        static string Quoted(string name) => name.Contains(' ', StringComparison.Ordinal) ? $"'{name}'" : name;
    }

    /// <summary>The networks' curve of a name; empty unless every network has it.</summary>
    internal static IReadOnlyList<(string Name, Curve Curve)> Curves(ComparisonResult result, string name)
    {
        var curves = result.Networks
            .Select(network => (network.Name, Curve: network.Curves.FirstOrDefault(curve => curve.Name == name)))
            .ToList();
        return curves.Any(item => item.Curve is null) ? [] : [.. curves.Select(item => (item.Name, item.Curve!))];
    }
}
