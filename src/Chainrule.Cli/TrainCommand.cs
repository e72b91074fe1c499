using System.CommandLine;
using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Training;
using Chainrule.Visuals;
using Spectre.Console;

namespace Chainrule.Cli;

/// <summary><c>chainrule train</c>: trains a network, judges it on the test examples, and saves it.</summary>
internal sealed class TrainCommand : ExampleCommand
{
    private static readonly Recipe usual = new();

    private readonly Option<string> network = Options.Network();
    private readonly Option<string> data = Options.Data();
    private readonly Option<string?> loss = new("--loss")
    {
        HelpName = "L",
        Description = "cross-entropy, mse or sse [default: sse for sheet, else cross-entropy]",
    };
    private readonly Option<string> optimizer = Options.Text(
        "--optimizer", "O", usual.Optimizer.ToString(), "sgd, adam, adamw, rmsprop or adadelta, with rate and settings: \"sgd 0.1 momentum 0.9\"");
    private readonly Option<string> schedule = Options.Text(
        "--schedule", "S", usual.Schedule.ToString(), "How the rate changes: constant, step, exponential, cosine, one-cycle, warm-up");
    private readonly Option<string> init = Options.Text("--init", "I", "pytorch", "First values of the weights: pytorch, glorot, he…");
    private readonly Option<string> normalize = Options.Text(
        "--normalize", "none|standard", "standard", "Inputs from 0 to 1 as they are, or to mean 0 and deviation 1");
    private readonly Option<string?> augment = new("--augment")
    {
        HelpName = "A",
        Description = "Random changes to each picture: \"shift 2 rotate 10 scale 0.1\"",
    };
    private readonly Option<int> epochs = Options.Whole("--epochs", "Times through the training examples", 1, usual.Epochs);
    private readonly Option<int> batch = Options.Whole("--batch", "Examples a step", 1, usual.BatchSize);
    private readonly Option<double> validation = Options.Number(
        "--validation", "SHARE", "Share of the training examples held out to validate on", 0, "a share from 0 to below 1", share => share is >= 0 and < 1);
    private readonly Option<int> patience = Options.Whole(
        "--patience", "Stop after so many epochs without a better validation loss; 0 never does", 0, 0);
    private readonly Option<bool> keepBest = new("--keep-best") { Description = "Keep the weights of the best epoch on the held-out examples" };
    private readonly Option<long> seed = Options.Seed();
    private readonly Option<int> threads = Options.Threads();
    private readonly Option<string?> output = new("--out") { HelpName = "FILE", Description = "Save the network here, as .safetensors" };
    private readonly Option<bool> json = Options.Json();

    public TrainCommand() : base(
        "train",
        "Trains a network and judges it on the test examples. Ctrl-C stops it and keeps what was learnt.",
        "chainrule train --network lenet --out lenet.safetensors",
        "chainrule train --network \"input 1x28x28 | dense 64 relu | dense 10\" --epochs 10",
        "chainrule train --network lenet --optimizer \"sgd 0.05 momentum 0.9\" --schedule cosine --augment \"shift 2 rotate 10\"",
        "chainrule train --network ffn --data pictures/ --validation 0.1 --patience 3 --keep-best")
    {
        foreach (Option option in new Option[]
        {
            network, data, loss, optimizer, schedule, init, normalize, augment, epochs, batch, validation, patience, keepBest, seed, threads,
            output, json,
        })
        {
            Add(option);
        }
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var trained = Network.Parse(arguments.GetValue(network)!);
        var recipe = ReadRecipe(arguments);
        var file = arguments.GetValue(output);
        if (file is not null)
        {
            OutputFile.RequireWritable(file);
        }
        var examples = Datasets.Open(arguments.GetValue(data)!, PictureFile.Read);
        interruption.Token.ThrowIfCancellationRequested();

        var trainer = new Trainer(trained, recipe);
        var report = TrainingDisplay.Show(progress => trainer.Fit(examples.Train, examples.Test, progress, interruption.Token));
        var test = report.Cancelled ? null : Evaluator.Evaluate(trained, examples.Test, threads: recipe.Threads, cancellation: interruption.Token);
        if (file is not null)
        {
            NetworkFile.Save(trained, file);
        }
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(TrainJson.Document(trained, examples, recipe, report, test, file));
        }
        else
        {
            Print(trained, report, test, file);
        }
        if (!report.Cancelled)
        {
            return ExitCode.Done;
        }
        Terminal.Say($"cancelled in epoch {report.Epochs.Count + 1} of {recipe.Epochs}; " +
            (file is null ? "nothing saved, for there is no --out" : $"what was learnt is in {file}"));
        return ExitCode.Cancelled;
    }

    private Recipe ReadRecipe(ParseResult arguments)
    {
        var held = arguments.GetValue(validation);
        if (held == 0 && (arguments.GetValue(keepBest) || arguments.GetValue(patience) > 0))
        {
            throw new ChainruleException("--patience and --keep-best judge by held-out examples: add --validation, say 0.1");
        }
        return new Recipe
        {
            Loss = Loss.Parse(arguments.GetValue(loss) ?? NetworkPresets.Find(arguments.GetValue(network)!)?.Loss ?? "cross-entropy"),
            Optimizer = Optimizer.Parse(arguments.GetValue(optimizer)!),
            Schedule = Schedule.Parse(arguments.GetValue(schedule)!),
            Initialization = Initialization.Parse(arguments.GetValue(init)!),
            Normalization = arguments.GetValue(normalize) switch
            {
                "standard" => null,
                "none" => Normalization.None,
                var other => throw new ChainruleException($"--normalize needs none or standard, not '{other}'"),
            },
            Augmentation = arguments.GetValue(augment) is { } text ? Augmentation.Parse(text) : null,
            Epochs = arguments.GetValue(epochs),
            BatchSize = arguments.GetValue(batch),
            ValidationShare = held,
            Patience = arguments.GetValue(patience),
            KeepBest = arguments.GetValue(keepBest),
            Seed = arguments.GetValue(seed),
            Threads = arguments.GetValue(threads),
        };
    }

    private static void Print(Network network, TrainingReport report, Evaluation? test, string? file)
    {
        var validated = report.Epochs.Any(epoch => epoch.ValidationLoss is not null);
        var table = Tables.Create("epoch", "loss", "accuracy");
        if (validated)
        {
            Tables.AddNumberColumns(table, "validation loss", "accuracy");
        }
        Tables.AddNumberColumns(table, "test accuracy", "seconds");
        foreach (var epoch in report.Epochs)
        {
            string[] validation = validated ? [Numbers.Loss(epoch.ValidationLoss), Numbers.Percent(epoch.ValidationAccuracy)] : [];
            Tables.AddRow(table, [
                $"{epoch.Epoch}", Numbers.Loss(epoch.Loss), Numbers.Percent(epoch.Accuracy), .. validation,
                Numbers.Percent(epoch.TestAccuracy), Numbers.Seconds(epoch.Seconds)]);
        }
        Terminal.Results.Write(table);
        if (report.StoppedEarly)
        {
            Terminal.Results.WriteLine($"Stopped early: the validation loss was smallest after epoch {report.BestEpoch}.");
        }
        if (test is not null)
        {
            Terminal.Results.WriteLine(
                $"{network}: test accuracy {Numbers.Percent(test.Accuracy)} ({Numbers.Count(test.Errors)} of {Numbers.Count(test.Examples)} wrong), " +
                $"{Numbers.Count(network.ParameterCount)} parameters, trained in {Numbers.Seconds(report.Seconds)}");
        }
        if (file is not null && !report.Cancelled)
        {
            Terminal.Results.WriteLine($"saved to {file}");
        }
    }
}
