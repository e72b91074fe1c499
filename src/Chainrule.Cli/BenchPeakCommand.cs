using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Chainrule.Training;

namespace Chainrule.Cli;

/// <summary><c>chainrule bench peak</c>.</summary>
internal sealed class BenchPeakCommand : ExampleCommand
{
    private readonly Option<double> seconds = NewOption.Number(
        "--seconds", "S", "How long to measure", 1, "a number above 0", value => value > 0);
    private readonly Option<int> threads = NewOption.Threads();
    private readonly Option<bool> json = NewOption.Json();

    public BenchPeakCommand() : base(
        "peak",
        "Measures the machine's own limit: multiply-adds with every number in a register.",
        "chainrule bench peak",
        "chainrule bench peak --threads 1 --json")
    {
        Add(seconds);
        Add(threads);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var peak = PeakTest.MultiplyAddsPerSecond(arguments.GetValue(seconds), arguments.GetValue(threads), interruption.Token);
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(new JsonObject { ["multiplyAddsPerSecond"] = peak });
        }
        else
        {
            Terminal.Print(string.Create(CultureInfo.InvariantCulture, $"{peak / 1e9:F1} billion multiply-adds a second"));
        }
        return ExitCode.Done;
    }
}
