using System.Text.Json.Nodes;
using Chainrule.Filters.Analysis;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule gradient --json</c>.</summary>
internal static class GradientJson
{
    public static JsonObject Document(GradientReport report) => new()
    {
        ["input"] = report.Input,
        ["shape"] = report.Shape.ToString(),
        ["operator"] = report.Operator.Name,
        ["gain"] = report.Operator.Gain,
        ["sigma"] = report.Sigma,
        ["boundary"] = report.Boundary,
        ["largest"] = new JsonObject
        {
            ["gx"] = report.LargestGx,
            ["gy"] = report.LargestGy,
            ["magnitude"] = report.LargestMagnitude,
        },
        ["thresholds"] = new JsonObject
        {
            ["low"] = report.Edges.Thresholds.Low,
            ["high"] = report.Edges.Thresholds.High,
            ["automatic"] = report.HasOwnThresholds,
        },
        ["edges"] = new JsonObject
        {
            ["pixels"] = report.Edges.Count,
            ["strong"] = report.Edges.StrongCount,
            ["share"] = report.EdgeShare,
        },
        ["directions"] = JsonOutput.Array(Enumerable.Range(0, report.Directions.Count), sector => new JsonObject
        {
            ["name"] = Figures.Directions[sector],
            ["angle"] = GradientReport.AngleOf(sector),
            ["share"] = report.Directions[sector],
        }),
        ["files"] = JsonOutput.Array(report.Files, file => file),
    };
}
