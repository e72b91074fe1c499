using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Chainrule.Bench;

/// <summary>
/// Runs two commands in turn (A B A B …), each of which ends its output with a JSON document that holds imagesPerSecond,
/// and reports the median of the pairs' ratios: what holds when a machine's speed drifts.
/// </summary>
internal static class SideBySide
{
    public static int Run(string[] arguments)
    {
        if (arguments is not [var pairs, var first, var second] || !int.TryParse(pairs, CultureInfo.InvariantCulture, out var count))
        {
            Console.Error.WriteLine("usage: compare PAIRS 'COMMAND A' 'COMMAND B'");
            return 2;
        }
        var ratios = new List<double>();
        for (var pair = 1; pair <= count; pair++)
        {
            var (a, b) = (ImagesPerSecond(first), ImagesPerSecond(second));
            ratios.Add(b / a);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pair}: A {a:F0}, B {b:F0} images/s, B/A {b / a:F2}"));
        }
        ratios.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"median B/A {ratios[ratios.Count / 2]:F2}, from {ratios[0]:F2} to {ratios[^1]:F2}"));
        return 0;
    }

    private static double ImagesPerSecond(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using var document = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]);
        return document.RootElement.GetProperty("imagesPerSecond").GetDouble();
    }
}
