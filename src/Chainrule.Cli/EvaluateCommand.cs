using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Texts;
using Chainrule.Training;
using Chainrule.Visuals;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary><c>chainrule evaluate</c>: asks a saved network about every test example.</summary>
internal sealed class EvaluateCommand : ExampleCommand
{
    private const int MistakesListed = 20;

    private readonly Argument<string> model = new("MODEL") { Description = "A network saved by train, a .safetensors file" };
    private readonly Option<string> data = NewOption.Data();
    private readonly Option<int> threads = NewOption.Threads();
    private readonly Option<bool> json = NewOption.Json();

    public EvaluateCommand() : base(
        "evaluate",
        "Asks a saved network about every test example.",
        "chainrule evaluate lenet.safetensors",
        "chainrule evaluate lenet.safetensors --data pictures/ --json")
    {
        Add(model);
        Add(data);
        Add(threads);
        Add(json);
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var network = NetworkFile.Load(arguments.GetValue(model)!);
        var test = Datasets.Open(arguments.GetValue(data)!, PictureFile.Read).Test;
        var evaluation = Evaluator.Evaluate(network, test, threads: arguments.GetValue(threads), cancellation: interruption.Token);
        if (network.Classes.Count > 0 && !network.Classes.SequenceEqual(test.Classes))
        {
            Terminal.Say(
                $"warning: the network learnt {Plain.Line(string.Join(", ", network.Classes))}, the data have "
                + $"{Plain.Line(string.Join(", ", test.Classes))}: they are compared in this order");
        }
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(Document(network, test, evaluation));
        }
        else
        {
            Print(test, evaluation);
        }
        return ExitCode.Done;
    }

    private static JsonObject Document(Network network, Dataset test, Evaluation evaluation) => new()
    {
        ["network"] = network.ToString(),
        ["data"] = test.Name,
        ["accuracy"] = JsonOutput.Number(evaluation.Accuracy),
        ["errors"] = evaluation.Errors,
        ["examples"] = evaluation.Examples,
        ["loss"] = JsonOutput.Number(evaluation.Loss),
        ["classes"] = JsonOutput.Array(Enumerable.Range(0, test.Classes.Count), label => new JsonObject
        {
            ["name"] = test.Classes[label],
            ["examples"] = evaluation.Confusion[label].Sum(),
            ["recall"] = JsonOutput.Number(Recall(evaluation, label)),
            ["precision"] = JsonOutput.Number(Precision(evaluation, label)),
        }),
        ["confusion"] = JsonOutput.Array(evaluation.Confusion, row => JsonOutput.Array(row, count => count)),
    };

    private static void Print(Dataset test, Evaluation evaluation)
    {
        var results = Terminal.Results;
        Terminal.Print(
            $"accuracy {Numbers.Percent(evaluation.Accuracy)}: " +
            $"{Numbers.Count(evaluation.Errors)} of {Numbers.Count(evaluation.Examples)} wrong");
        var classes = Tables.Create("class", "examples", "recall", "precision");
        for (var label = 0; label < test.Classes.Count; label++)
        {
            Tables.AddRow(
                classes, test.Classes[label], Numbers.Count(evaluation.Confusion[label].Sum()),
                Numbers.Percent(Recall(evaluation, label)), Numbers.Percent(Precision(evaluation, label)));
        }
        results.Write(classes);

        var confusion = ConfusionTable(test, evaluation);
        if (Tables.Width(confusion) <= Terminal.Results.Profile.Width)
        {
            Terminal.Print("rows: the true class; columns: the class answered");
            Terminal.Results.Write(confusion);
        }
        else
        {
            Terminal.Results.Write(ConfusionList(test, evaluation));
        }
    }

    private static Table ConfusionTable(Dataset test, Evaluation evaluation)
    {
        var table = Tables.Create("", [.. test.Classes]);
        for (var label = 0; label < test.Classes.Count; label++)
        {
            Tables.AddRow(table, [test.Classes[label], .. evaluation.Confusion[label].Select(
                count => count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture))]);
        }
        return table;
    }

    /// <summary>The most frequent mistakes, for classes too many to make a table's columns.</summary>
    private static Table ConfusionList(Dataset test, Evaluation evaluation)
    {
        var table = Tables.Create("the most frequent mistakes", "examples");
        var mistakes = evaluation.Confusion
            .SelectMany((row, truth) => row.Select((count, answer) => (Truth: truth, Answer: answer, Count: count)))
            .Where(cell => cell.Truth != cell.Answer && cell.Count > 0)
            .OrderByDescending(cell => cell.Count);
        foreach (var (truth, answer, count) in mistakes.Take(MistakesListed))
        {
            Tables.AddRow(table, $"{test.Classes[truth]} taken for {test.Classes[answer]}", Numbers.Count(count));
        }
        return table;
    }

    /// <summary>The share of a class's examples answered right; NaN without examples.</summary>
    private static double Recall(Evaluation evaluation, int label) =>
        evaluation.Confusion[label][label] / (double)evaluation.Confusion[label].Sum();

    /// <summary>The share of right answers among the answers of a class; NaN where it was never answered.</summary>
    private static double Precision(Evaluation evaluation, int label) =>
        evaluation.Confusion[label][label] / (double)evaluation.Confusion.Sum(row => row[label]);
}
