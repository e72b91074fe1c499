using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Texts;
using Chainrule.Visuals;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary><c>chainrule compare</c>: trains networks alike, measures them, says what there is to observe, and writes the report.</summary>
internal sealed partial class CompareCommand : ExampleCommand
{
    private readonly Option<string[]> networks = new("--networks")
    {
        HelpName = "LIST",
        Description = "Presets or texts with commas or semicolons between them; may be given again",
        DefaultValueFactory = _ => ["ffn,lenet"],
    };
    private readonly Option<string> data = NewOption.Data();
    private readonly Option<int> epochs = NewOption.Whole("--epochs", "Epochs of each training", 1, ComparisonOptions.DefaultEpochs);
    private readonly Option<int> seeds = NewOption.Whole(
        "--seeds", "Trainings of each network, each from another seed", 1, ComparisonOptions.DefaultSeeds);
    private readonly Option<long> seed = NewOption.Seed();
    private readonly Option<int> threads = NewOption.Threads();
    private readonly Option<string> report = NewOption.Text("--report", "FILE", "report.html", "Where to write the report, one HTML file");
    private readonly Option<bool> json = NewOption.Json();

    public CompareCommand() : base(
        "compare",
        "Trains networks alike, measures how they differ, and writes a report.",
        "chainrule compare",
        "chainrule compare --seeds 5 --report five-seeds.html",
        "chainrule compare --networks ffn,lenet,fast --epochs 10",
        "chainrule compare --networks \"input 1x28x28 | dense 10; lenet\" --json")
    {
        Add(networks);
        Add(data);
        Add(epochs);
        Add(seeds);
        Add(seed);
        Add(threads);
        Add(report);
        Add(json);
        SetAction(Run);
    }

    /// <summary>
    /// The networks of some lists: a comma between two digits belongs to a padding, any other parts two networks, as a
    /// semicolon does.
    /// </summary>
    internal static IReadOnlyList<string> Split(IEnumerable<string> lists) =>
        [.. lists.SelectMany(list => Separator().Split(list)).Select(text => text.Trim()).Where(text => text.Length > 0)];

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var options = new ComparisonOptions(
            Split(arguments.GetValue(networks)!), arguments.GetValue(epochs), arguments.GetValue(seeds), arguments.GetValue(seed),
            arguments.GetValue(threads))
        {
            Data = arguments.GetValue(data)!,
        };
        var file = arguments.GetValue(report)!;
        OutputFile.RequireWritable(file);
        var examples = Datasets.Open(options.Data, PictureFile.Read);

        var watch = Stopwatch.StartNew();
        var result = ComparisonDisplay.Show(progress => Comparison.Run(options, examples, progress, interruption.Token));
        ComparisonReport.Write(result, file);
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(CompareJson.Document(result, file));
        }
        else
        {
            Print(result);
            Terminal.Print($"report: {file}, after {Numbers.Seconds(watch.Elapsed.TotalSeconds)} in all");
        }
        return ExitCode.Done;
    }

    private static void Print(ComparisonResult result)
    {
        var table = Tables.Create("network", "parameters", "multiply-\nadds", "test accuracy\nand 95% interval", "errors", "train");
        foreach (var network in result.Networks)
        {
            var accuracy = network.TestAccuracy;
            Tables.AddRow(
                table, network.Name, Numbers.Count(network.Network.ParameterCount), Numbers.Count(network.Network.MultiplyAdds),
                $"{Numbers.Percent(accuracy.Mean)} [{Numbers.Percent(accuracy.Low)}, {Numbers.Percent(accuracy.High)}]",
                Numbers.Count(network.Runs.Average(run => run.Test.Errors)), Numbers.Seconds(network.TrainSeconds.Mean));
        }
        Terminal.Results.Write(table);
        foreach (var observation in result.Observations)
        {
            Terminal.Results.Write(Bullet(observation));
        }
        Terminal.Print("");
    }

    /// <summary>A sentence that wraps under itself, not under its bullet.</summary>
    private static Grid Bullet(string sentence)
    {
        var grid = new Grid { Expand = false };
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        grid.AddRow(new Text("•"), new Text(Plain.Line(sentence)));
        return grid;
    }

    [GeneratedRegex(@";|(?<!\d),|,(?!\d)")]
    private static partial Regex Separator();
}
