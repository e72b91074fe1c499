using System.Diagnostics;
using System.Text.Json;

namespace Chainrule.Bench;

/// <summary>What a command measured: its output ends with a JSON document, and has no brace before.</summary>
/// <param name="ImagesPerSecond">Its field imagesPerSecond.</param>
/// <param name="PeakMemoryMB">Its field peakMemoryMB; 0 where it has none.</param>
/// <param name="Efficiency">Its field efficiency; 0 where it has none.</param>
/// <param name="Engine">Its field engine; empty where it has none.</param>
internal sealed record Measurement(double ImagesPerSecond, double PeakMemoryMB, double Efficiency, string Engine)
{
    /// <summary>Runs a command.</summary>
    public static Measurement Of(string command)
    {
        var output = Run(command).Output;
        var start = output.IndexOf('{', StringComparison.Ordinal);
        using var document = start >= 0
            ? JsonDocument.Parse(output[start..])
            : throw new InvalidOperationException($"{command} printed no JSON document");
        double Number(string name) => document.RootElement.TryGetProperty(name, out var value) ? value.GetDouble() : 0;
        return new(
            Number("imagesPerSecond"), Number("peakMemoryMB"), Number("efficiency"),
            document.RootElement.TryGetProperty("engine", out var engine) ? engine.GetString()! : "");
    }

    /// <summary>Runs a command, and says what it printed and how long that took, its start counted.</summary>
    public static (string Output, double Seconds) Run(string command)
    {
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? (output, clock.Elapsed.TotalSeconds)
            : throw new InvalidOperationException($"{command} ended with exit code {process.ExitCode}");
    }
}
