using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Cli;

/// <summary><c>chainrule bench train</c> and <c>chainrule bench infer</c>.</summary>
internal sealed class BenchRunCommand : ExampleCommand
{
    private readonly bool training;
    private readonly Option<string> network = NewOption.Network();
    private readonly Option<int> batch = NewOption.Whole("--batch", "Examples a step", 1, 64, most: 65536);
    private readonly Option<double> seconds = NewOption.Number(
        "--seconds", "S", "How long to measure", 5, "a number above 0", value => value > 0);
    private readonly Option<int> threads = NewOption.Threads();
    private readonly Option<bool> json = NewOption.Json();

    public BenchRunCommand(string name, string description, bool training) : base(
        name,
        description,
        $"chainrule bench {name} --network lenet --batch 64 --seconds 5",
        $"chainrule bench {name} --network ffn --threads 1 --json")
    {
        this.training = training;
        Add(network);
        Add(batch);
        Add(seconds);
        Add(threads);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var measured = Network.Parse(arguments.GetValue(network)!);
        var report = SpeedTest.Run(
            measured, training, arguments.GetValue(batch), arguments.GetValue(seconds), arguments.GetValue(threads), interruption.Token);
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(new JsonObject
            {
                ["network"] = measured.ToString(),
                ["mode"] = Name,
                ["batch"] = arguments.GetValue(batch),
                ["imagesPerSecond"] = report.ImagesPerSecond,
                ["medianStepMs"] = report.MedianStepMs,
                ["peakMemoryMB"] = report.PeakMemoryMB,
                ["steps"] = report.Steps,
                ["threads"] = report.Threads,
                ["laneWidth"] = report.LaneWidth,
                ["efficiency"] = report.Efficiency,
            });
        }
        else
        {
            Terminal.Print(string.Create(CultureInfo.InvariantCulture,
                $"{report.ImagesPerSecond:N0} images/s, {report.MedianStepMs:G4} ms a step (median of {report.Steps:N0}), " +
                $"peak memory {report.PeakMemoryMB:F0} MB, {Count(report.Threads, "thread")}, {Count(report.LaneWidth, "example")} a register, {100 * report.Efficiency:F0}% of the multiply-add peak"));
        }
        return ExitCode.Done;
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
