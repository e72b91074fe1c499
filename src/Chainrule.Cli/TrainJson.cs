using System.Text.Json.Nodes;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule train --json</c>.</summary>
internal static class TrainJson
{
    public static JsonObject Document(
        Network network, DataSplit data, Recipe recipe, TrainingReport report, Evaluation? test, string? file)
    {
        return new JsonObject
        {
            ["network"] = network.ToString(),
            ["parameters"] = network.ParameterCount,
            ["multiplyAdds"] = network.MultiplyAdds,
            ["data"] = new JsonObject
            {
                ["name"] = data.Train.Name,
                ["shape"] = data.Train.Shape.ToString(),
                ["classes"] = JsonOutput.Array(data.Train.Classes, name => name),
                ["train"] = data.Train.Count,
                ["test"] = data.Test.Count,
            },
            ["recipe"] = Recipe(recipe, network.Normalization),
            ["epochs"] = JsonOutput.Array(report.Epochs, Epoch),
            ["bestEpoch"] = report.BestEpoch,
            ["stoppedEarly"] = report.StoppedEarly,
            ["cancelled"] = report.Cancelled,
            ["trainSeconds"] = report.Seconds,
            ["testAccuracy"] = JsonOutput.Number(test?.Accuracy),
            ["testErrors"] = test?.Errors,
            ["model"] = file,
        };
    }

    /// <summary>One epoch, here and in the document of a comparison.</summary>
    public static JsonObject Epoch(EpochReport epoch) => new()
    {
        ["epoch"] = epoch.Epoch,
        ["loss"] = JsonOutput.Number(epoch.Loss),
        ["accuracy"] = JsonOutput.Number(epoch.Accuracy),
        ["validationLoss"] = JsonOutput.Number(epoch.ValidationLoss),
        ["validationAccuracy"] = JsonOutput.Number(epoch.ValidationAccuracy),
        ["testLoss"] = JsonOutput.Number(epoch.TestLoss),
        ["testAccuracy"] = JsonOutput.Number(epoch.TestAccuracy),
        ["rate"] = epoch.Rate,
        ["seconds"] = epoch.Seconds,
    };

    /// <summary>A recipe, with the normalization that it came to.</summary>
    public static JsonObject Recipe(Recipe recipe, Normalization normalization) => new()
    {
        ["loss"] = recipe.Loss.ToString(),
        ["optimizer"] = recipe.Optimizer.ToString(),
        ["schedule"] = recipe.Schedule.ToString(),
        ["initialization"] = recipe.Initialization?.ToString(),
        ["normalization"] = new JsonObject { ["mean"] = normalization.Mean, ["deviation"] = normalization.Deviation },
        ["augmentation"] = recipe.Augmentation is not { } change ? null : new JsonObject
        {
            ["shift"] = change.Shift,
            ["rotation"] = change.Rotation,
            ["scale"] = change.Scale,
        },
        ["epochs"] = recipe.Epochs,
        ["batch"] = recipe.BatchSize,
        ["validationShare"] = recipe.ValidationShare,
        ["patience"] = recipe.Patience,
        ["keepBest"] = recipe.KeepBest,
        ["seed"] = recipe.Seed,
        ["threads"] = recipe.Threads,
    };
}
