using System.Text.Json.Nodes;
using Chainrule.Comparisons;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule compare --json</c>.</summary>
internal static class CompareJson
{
    public static JsonObject Document(ComparisonResult result, string report) => new()
    {
        ["data"] = new JsonObject
        {
            ["name"] = result.Data.Train.Name,
            ["train"] = result.Data.Train.Count,
            ["test"] = result.Data.Test.Count,
        },
        ["seeds"] = result.Options.Seeds,
        ["recipe"] = TrainJson.Recipe(result.Options.RecipeFor(result.Options.FirstSeed), result.Networks[0].Network.Normalization),
        ["networks"] = JsonOutput.Array(result.Networks, Network),
        ["tests"] = JsonOutput.Array(result.Tests, test => new JsonObject
        {
            ["first"] = test.First,
            ["second"] = test.Second,
            ["onlyFirstRight"] = test.OnlyFirstRight,
            ["onlySecondRight"] = test.OnlySecondRight,
            ["pValue"] = JsonOutput.Number(test.PValue),
        }),
        ["observations"] = JsonOutput.Array(result.Observations, sentence => sentence),
        ["report"] = report,
    };

    private static JsonObject Network(NetworkResult result)
    {
        var testAccuracy = Interval(result.TestAccuracy);
        testAccuracy["runs"] = JsonOutput.Array(result.Runs, run => JsonOutput.Number(run.Test.Accuracy));
        return new JsonObject
        {
            ["name"] = result.Name,
            ["network"] = result.Network.ToString(),
            ["parameters"] = result.Network.ParameterCount,
            ["multiplyAdds"] = result.Network.MultiplyAdds,
            ["testAccuracy"] = testAccuracy,
            ["trainSeconds"] = result.TrainSeconds.Mean,
            ["runs"] = JsonOutput.Array(result.Runs, run => new JsonObject
            {
                ["seed"] = run.Seed,
                ["errors"] = run.Test.Errors,
                ["trainAccuracy"] = JsonOutput.Number(run.TrainAccuracy),
                ["trainSeconds"] = run.Training.Seconds,
                ["epochs"] = JsonOutput.Array(run.Training.Epochs, TrainJson.Epoch),
                ["confusion"] = JsonOutput.Array(run.Test.Confusion, row => JsonOutput.Array(row, count => count)),
            }),
            ["curves"] = JsonOutput.Array(result.Curves, curve => new JsonObject
            {
                ["name"] = curve.Name,
                ["axis"] = curve.Axis,
                ["points"] = JsonOutput.Array(
                    curve.Points, point => new JsonObject { ["x"] = point.X, ["accuracy"] = Interval(point.Accuracy) }),
            }),
        };
    }

    private static JsonObject Interval(Interval interval) => new()
    {
        ["mean"] = JsonOutput.Number(interval.Mean),
        ["low"] = JsonOutput.Number(interval.Low),
        ["high"] = JsonOutput.Number(interval.High),
    };
}
