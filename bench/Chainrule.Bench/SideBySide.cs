using System.Globalization;

namespace Chainrule.Bench;

/// <summary>
/// Two commands that were run in turn (A B A B …), and the ratios of the pairs, whose median holds when a machine's speed drifts.
/// </summary>
internal sealed class SideBySide
{
    private SideBySide(IReadOnlyList<(Measurement A, Measurement B)> pairs) => Pairs = pairs;

    /// <summary>What was measured, in the order of the runs.</summary>
    public IReadOnlyList<(Measurement A, Measurement B)> Pairs { get; }

    /// <summary>B over A of every pair, from the smallest to the largest.</summary>
    public IReadOnlyList<double> Ratios => [.. Pairs.Select(pair => pair.B.ImagesPerSecond / pair.A.ImagesPerSecond).Order()];

    /// <summary>Measures pairs, and prints each as it is done.</summary>
    public static SideBySide Of(int count, string first, string second)
    {
        var pairs = new List<(Measurement A, Measurement B)>();
        for (var n = 1; n <= count; n++)
        {
            var (a, b) = (Measurement.Of(first), Measurement.Of(second));
            pairs.Add((a, b));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{n}: A {a.ImagesPerSecond:F0}, B {b.ImagesPerSecond:F0} images/s, B/A {b.ImagesPerSecond / a.ImagesPerSecond:F2}"));
        }
        return new(pairs);
    }

    /// <summary><c>compare PAIRS 'COMMAND A' 'COMMAND B'</c></summary>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var pairs, var first, var second] || !int.TryParse(pairs, CultureInfo.InvariantCulture, out var count) || count < 1)
        {
            Console.Error.WriteLine("usage: compare PAIRS 'COMMAND A' 'COMMAND B'");
            return 2;
        }
        var ratios = Of(count, first, second).Ratios;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"median B/A {Median(ratios):F2}, from {ratios[0]:F2} to {ratios[^1]:F2}"));
        return 0;
    }

    /// <summary>The median of some numbers.</summary>
    public static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
