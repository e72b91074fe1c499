using System.CommandLine;
using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Training;
using Chainrule.Visuals;

namespace Chainrule.Cli;

/// <summary><c>chainrule train</c>: trains a network, judges it on the test examples, and saves it.</summary>
internal sealed class TrainCommand : ExampleCommand
{
    private static readonly Recipe usual = new();

    private readonly Option<string> network = NewOption.Network();
    private readonly Option<string> data = NewOption.Data();
    private readonly Option<string?> loss = NewOption.Loss();
    private readonly Option<string> optimizer = NewOption.Text(
        "--optimizer", "O", usual.Optimizer.ToString(),
        "sgd, adam, adamw, rmsprop or adadelta, with rate and settings: \"sgd 0.1 momentum 0.9\"");
    private readonly Option<string> schedule = NewOption.Text(
        "--schedule", "S", usual.Schedule.ToString(),
        "How the rate changes: constant, step, exponential, cosine, one-cycle, warmup");
    private readonly Option<string> init = NewOption.Text(
        "--init", "I", "pytorch",
        "First values: pytorch, glorot-uniform, glorot-normal, he-uniform, he-normal or \"normal 0.1\"");
    private readonly Option<string> normalize = NewOption.Text(
        "--normalize", "none|standard", "standard", "Inputs from 0 to 1 as they are, or to mean 0 and deviation 1");
    private readonly Option<string?> augment = new("--augment")
    {
        HelpName = "A",
        Description = "Random changes to each picture: \"shift 2 rotate 10 scale 0.1\"",
    };
    private readonly Option<int> epochs = NewOption.Whole("--epochs", "Times through the training examples", 1, usual.Epochs);
    private readonly Option<int> batch = NewOption.Whole("--batch", "Examples a step", 1, usual.BatchSize, most: 1_000_000);
    private readonly Option<double> validation = NewOption.Number(
        "--validation", "SHARE", "Share of the training examples held out to validate on", 0,
        "a share from 0 to below 1", share => share is >= 0 and < 1);
    private readonly Option<int> patience = NewOption.Whole(
        "--patience", "Stop after so many epochs without a better validation loss; 0 never does", 0, 0);
    private readonly Option<bool> keepBest = new("--keep-best")
    {
        Description = "Keep the weights of the best epoch on the held-out examples",
    };
    private readonly Option<long> seed = NewOption.Seed();
    private readonly Option<int> threads = NewOption.Threads();
    private readonly Option<string?> output = new("--out") { HelpName = "FILE", Description = "Save the network here, as .safetensors" };
    private readonly Option<bool> json = NewOption.Json();

    public TrainCommand() : base(
        "train",
        "Trains a network and judges it on the test examples.",
        "chainrule train --network lenet --out lenet.safetensors",
        "chainrule train --network \"input 1x28x28 | dense 64 relu | dense 10\" --epochs 10",
        "chainrule train --network lenet --optimizer \"sgd 0.05 momentum 0.9\" --schedule cosine",
        "chainrule train --network fast --augment \"shift 2 rotate 10 scale 0.1\" --seed 7",
        "chainrule train --network ffn --data pictures/ --validation 0.1 --patience 3 --keep-best")
    {
        Notes =
            "Ctrl-C stops after the step under way, saves what was learnt to --out and ends with exit code 130; " +
            "a second one ends at once.";
        foreach (var option in new Option[]
        {
            network, data, loss, optimizer, schedule, init, normalize, augment, epochs, batch, validation, patience, keepBest,
            seed, threads, output, json,
        })
        {
            Add(option);
        }
        SetAction(Run);
    }

    private int Run(ParseResult arguments)
    {
        using var interruption = new Interruption();
        var learner = Network.Parse(arguments.GetValue(network)!);
        var recipe = ReadRecipe(arguments, learner.Loss);
        var trainer = new Trainer(learner, recipe);
        var file = arguments.GetValue(output);
        if (file is not null)
        {
            OutputFile.RequireWritable(file);
        }
        var examples = Datasets.Open(arguments.GetValue(data)!, PictureFile.Read);
        interruption.Token.ThrowIfCancellationRequested();

        var report = TrainingDisplay.Show(progress => trainer.Fit(examples.Train, examples.Test, progress, interruption.Token));
        if (file is not null)
        {
            NetworkFile.Save(learner, file);
        }
        // Once the last step is done there is nothing left to cancel: what was learnt is judged even if Ctrl-C comes now.
        var test = report.Cancelled ? null : Evaluator.Evaluate(learner, examples.Test, threads: recipe.Threads);
        if (arguments.GetValue(json))
        {
            JsonOutput.Write(TrainJson.Document(learner, examples, recipe, report, test, file));
        }
        else
        {
            Print(learner, report, test, file);
        }
        if (!report.Cancelled)
        {
            return ExitCode.Done;
        }
        Terminal.Say($"cancelled after {report.Epochs.Count} whole epochs of {recipe.Epochs}; " +
            (file is null ? "nothing is saved, for there is no --out" : $"what was learnt is in {file}"));
        return ExitCode.Cancelled;
    }

    private Recipe ReadRecipe(ParseResult arguments, Loss usualLoss) => new()
    {
        Loss = arguments.GetValue(loss) is { } chosen ? Loss.Parse(chosen) : usualLoss,
        Optimizer = Optimizer.Parse(arguments.GetValue(optimizer)!),
        Schedule = Schedule.Parse(arguments.GetValue(schedule)!),
        Initialization = Initialization.Parse(arguments.GetValue(init)!),
        Normalization = arguments.GetValue(normalize) switch
        {
            "standard" => null,
            "none" => Normalization.None,
            var other => throw new ChainruleException($"--normalize needs none or standard, not '{other}'"),
        },
        Augmentation = arguments.GetValue(augment) is { } text ? AugmentationText.Parse(text) : null,
        Epochs = arguments.GetValue(epochs),
        BatchSize = arguments.GetValue(batch),
        ValidationShare = arguments.GetValue(validation),
        Patience = arguments.GetValue(patience),
        KeepBest = arguments.GetValue(keepBest),
        Seed = arguments.GetValue(seed),
        Threads = arguments.GetValue(threads),
    };

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
            Terminal.Print($"Stopped early: the validation loss was smallest after epoch {report.BestEpoch}.");
        }
        if (test is not null)
        {
            Terminal.Print(
                $"{network}: test accuracy {Numbers.Percent(test.Accuracy)} " +
                $"({Numbers.Count(test.Errors)} of {Numbers.Count(test.Examples)} wrong), " +
                $"{Numbers.Count(network.ParameterCount)} parameters, trained in {Numbers.Seconds(report.Seconds)}");
        }
        if (file is not null && test is not null)
        {
            Terminal.Print($"saved to {file}");
        }
    }
}
