using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Chainrule.Networks;
using Chainrule.Training;
using ScottPlot;

namespace Chainrule.Bench;

/// <summary>
/// Measures everything that docs/results.md says, and writes it: the published command beside a peer program, which takes
/// <c>train|infer NETWORK BATCH SECONDS</c> and prints a JSON document with engine, imagesPerSecond and peakMemoryMB.
/// </summary>
internal static class Results
{
    private const int Pairs = 7, Starts = 15, Seeds = 5, Passes = 2;

    /// <summary>The recipe by which digits are learnt to 99%.</summary>
    private const string Recipe = "train --network lenet --epochs 3 --optimizer \"adam 0.006\" --schedule one-cycle";

    private static readonly (string Mode, string Network, int Batch, double Asked)[] works =
    [
        ("train", "ffn", 64, 1.8), ("train", "ffn", 256, 1.3),
        ("train", "lenet", 64, 3), ("train", "lenet", 256, 2.5),
        ("train", "fast", 256, 2.5), ("train", "pytorch-mnist", 64, 1.2),
        ("infer", "lenet", 256, 3), ("infer", "pytorch-mnist", 256, 2), ("infer", "lenet", 1, 2),
    ];

    /// <summary>Batches of one lane's multiples, of one example more and less, and some between.</summary>
    private static readonly int[] batches =
    [
        1, 2, 3, 4, 6, 8, 12, 15, 16, 17, 24, 31, 32, 33, 40, 48, 49, 63, 64, 65, 80, 95, 96, 97, 112, 127, 128, 129, 150, 160, 192, 200, 224, 250,
        255, 256, 257, 288, 300,
    ];

    /// <summary><c>results PEER CHAINRULE FOLDER</c></summary>
    public static int Run(string[] arguments)
    {
        if (arguments is not [var peer, var tool, var folder])
        {
            Console.Error.WriteLine("usage: results PEER CHAINRULE FOLDER, as in: results ./libtorch-bench publish/chainrule docs");
            return 2;
        }
        var (text, engine, memory) = (new StringBuilder(), "", (Own: 0d, Peer: 0d));
        text.Append("| work | batch | images/s | the peer's | ratio, median of pairs | asked | share of the limit |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var (mode, network, batch, asked) in works)
        {
            Console.WriteLine($"{mode} {network}, batch {batch}");
            var sides = SideBySide.Of(
                Pairs, $"{peer} {mode} {network} {batch} 2", $"{tool} bench {mode} --network {network} --batch {batch} --seconds 2 --json");
            double Of(Func<(Measurement A, Measurement B), double> number) => SideBySide.Median(sides.Pairs.Select(number));
            engine = sides.Pairs[0].A.Engine;
            if ((mode, network, batch) == ("train", "lenet", 64))
            {
                memory = (Of(pair => pair.B.PeakMemoryMB), Of(pair => pair.A.PeakMemoryMB));
            }
            var ratios = sides.Ratios;
            Line(text, $"| {mode} `{network}` | {batch} | {Of(pair => pair.B.ImagesPerSecond):N0} | {Of(pair => pair.A.ImagesPerSecond):N0} | {SideBySide.Median(ratios):F2} ({ratios[0]:F2} to {ratios[^1]:F2}) | {asked:F1} | {100 * Of(pair => pair.B.Efficiency):F0}% |");
        }
        Line(text, $"\nPeak memory of `bench train --network lenet`: {memory.Own:F0} MB, the peer's {memory.Peer:F0} MB.");
        text.Append(Start(tool)).Append(ToNinetyNine(tool)).Append(BatchSizes(folder));
        File.WriteAllText(Path.Combine(folder, "results.md"), Head(engine) + text);
        return 0;
    }

    private static string Head(string engine)
    {
        var text = new StringBuilder("# Results\n\n");
        text.Append("Written by `dotnet run -c Release --project bench/Chainrule.Bench -- results PEER CHAINRULE docs`, where CHAINRULE is the published\n");
        text.Append("command and PEER a program that trains and infers the same networks on random pictures ([how it is measured](performance.md)).\n\n");
        Line(text, $"- Date: {DateTime.UtcNow:yyyy-MM-dd}");
        Line(text, $"- Machine: {Processor()}, {Environment.ProcessorCount} cores, {Kernels.Lanes.Width} floats a register, {RuntimeInformation.OSDescription}");
        Line(text, $"- Versions: .NET {Environment.Version}, peer {engine}");
        Line(text, $"- Both on all cores, {Pairs} interleaved pairs of runs of 2 seconds each\n");
        text.Append("## Beside the peer\n\nWhole steps: gather the batch, forward and, when training, backward and SGD with momentum. *Asked* is the ratio\n");
        text.Append("that we set ourselves to reach. The last column is the *efficiency*: the multiply-adds of a step's products over those that the\n");
        text.Append("same cores can do in registers.\n\n");
        return text.ToString();
    }

    private static string Processor()
    {
        const string Name = "model name";
        var line = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string Start(string tool)
    {
        Console.WriteLine("start");
        var times = Enumerable.Range(0, Starts).Select(_ => 1000 * Measurement.Run($"{tool} --version").Seconds).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"\n## Start\n\n`chainrule --version`, {Starts} starts: {SideBySide.Median(times):F0} ms in the median, {times[0]:F0} at the fastest.\n");
    }

    private static string ToNinetyNine(string tool)
    {
        Console.WriteLine("to 99%");
        var text = new StringBuilder();
        Line(text, $"\n## From a cold start to 99%\n\n`chainrule {Recipe}`: the whole command, data and judging included.\n");
        text.Append("| seed | seconds | right of the 10,000 test digits |\n|---:|---:|---:|\n");
        var times = new List<double>();
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var (output, seconds) = Measurement.Run($"{tool} {Recipe} --seed {seed} --json");
            times.Add(seconds);
            using var document = JsonDocument.Parse(output);
            Line(text, $"| {seed} | {seconds:F1} | {100 * document.RootElement.GetProperty("testAccuracy").GetDouble():F2}% |");
        }
        Line(text, $"\nThe median is {SideBySide.Median(times):F1} s.");
        return text.ToString();
    }

    /// <summary>Draws images a second, by the median step, for batches of many sizes; <c>batch-sizes FOLDER</c> does it alone.</summary>
    public static string BatchSizes(string folder)
    {
        Console.WriteLine("batch sizes");
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        using var plot = new Plot();
        foreach (var preset in new[] { "lenet", "ffn" })
        {
            // The better of several passes: whatever else the machine does meanwhile, it makes nothing faster.
            var passes = Enumerable.Range(0, Passes).Select(_ => Array.ConvertAll(
                batches, batch => 1000 * batch / SpeedTest.Run(Network.Parse(preset), training: true, batch, seconds: 0.3).MedianStepMs)).ToList();
            double[] speeds = [.. Enumerable.Range(0, batches.Length).Select(i => passes.Max(pass => pass[i]))];
            var line = plot.Add.Scatter(Array.ConvertAll(batches, batch => (double)batch), Array.ConvertAll(speeds, speed => speed / 1000));
            line.LegendText = preset;
            line.LineWidth = 2;
        }
        plot.XLabel("examples a step");
        plot.YLabel("thousand images a second, training");
        plot.ShowLegend(Alignment.LowerRight);
        plot.Axes.AutoScale();
        plot.Axes.SetLimits(0, batches[^1], 0, plot.Axes.GetLimits().Top);
        plot.SavePng(Path.Combine(folder, "images", "batch-sizes.png"), 900, 500);
        return "\n## Batches of any size\n\nBy the median step, the better of two passes ([why it has teeth](performance.md#batches-of-any-size)):\n\n"
            + "![Images a second over the size of a batch, from 1 to 300, for lenet and ffn](images/batch-sizes.png)\n";
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
