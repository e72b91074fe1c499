using System.Globalization;
using System.Text;

namespace Chainrule.Networks;

/// <summary>What each stage of a network puts out and costs.</summary>
/// <param name="Stages">The stages in order; the first is the input.</param>
/// <param name="Parameters">How many learnable numbers the network has.</param>
/// <param name="MultiplyAdds">Multiplications with an addition in one example's forward pass.</param>
public sealed record NetworkSummary(IReadOnlyList<StageSummary> Stages, long Parameters, long MultiplyAdds)
{
    /// <summary>The summary of a network.</summary>
    public static NetworkSummary Of(Network network)
    {
        var stages = NetworkText.Stages(network).Select(stage => new StageSummary(
            stage.Text,
            stage.Layers[^1].Output,
            stage.Layers.Sum(layer => layer.Parameters.Sum(parameter => (long)parameter.Shape.Count)),
            stage.Layers.Sum(layer => layer.MultiplyAdds)));
        return new(
            [new StageSummary(NetworkText.PrintInput(network), network.Input, 0, 0), .. stages], network.ParameterCount, network.MultiplyAdds);
    }

    /// <summary>A table in plain text: stage, output shape, parameters, multiply-adds, and the totals.</summary>
    public override string ToString()
    {
        string[][] rows =
        [
            ["stage", "output", "parameters", "multiply-adds"],
            .. Stages.Select(stage => Row(stage.Text, stage.Output.ToString(), stage.Parameters, stage.MultiplyAdds)),
            Row("total", "", Parameters, MultiplyAdds),
        ];
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            table.Append(row[0].PadRight(widths[0]))
                .Append("  ").Append(row[1].PadRight(widths[1]))
                .Append("  ").Append(row[2].PadLeft(widths[2]))
                .Append("  ").Append(row[3].PadLeft(widths[3]))
                .Append('\n');
        }
        return table.ToString();
    }

    private static string[] Row(string text, string output, long parameters, long multiplyAdds) =>
        [text, output, parameters.ToString("N0", CultureInfo.InvariantCulture), multiplyAdds.ToString("N0", CultureInfo.InvariantCulture)];
}
