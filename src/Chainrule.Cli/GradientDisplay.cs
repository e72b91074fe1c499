using Chainrule.Filters.Analysis;

namespace Chainrule.Cli;

/// <summary>What <c>chainrule gradient</c> prints.</summary>
internal static class GradientDisplay
{
    public static void Print(GradientReport report)
    {
        var smoothing = report.Sigma == 0 ? "" : $", smoothed by sigma {Numbers.Digits(report.Sigma)}";
        Terminal.Print($"{report.Input}: {report.Shape}, {report.Operator}, boundary {report.Boundary}{smoothing}");

        var largest = Tables.Create("", "|Gx|", "|Gy|", "magnitude");
        double[] values = [report.LargestGx, report.LargestGy, report.LargestMagnitude];
        Tables.AddRow(largest, ["largest", .. values.Select(Numbers.Digits)]);
        Tables.AddRow(largest, ["in levels a pixel", .. values.Select(value => Numbers.Digits(value / report.Operator.Gain))]);
        Terminal.Results.Write(largest);

        var directions = Tables.Create("grows brighter", "angle", "share of all change");
        for (var direction = 0; direction < report.Directions.Count; direction++)
        {
            Tables.AddRow(
                directions, Figures.Directions[direction], $"{GradientReport.AngleOf(direction)}°",
                Numbers.Percent(report.Directions[direction]));
        }
        Terminal.Results.Write(directions);

        var (edges, thresholds) = (report.Edges, report.Edges.Thresholds);
        Terminal.Print(
            $"edges: {Numbers.Count(edges.Count)} of {Numbers.Count(edges.Pixels.Shape.Count)} pixels "
            + $"({Numbers.Percent(report.EdgeShare)}), {Numbers.Count(edges.StrongCount)} of them strong");
        Terminal.Print(
            $"thresholds: low {Numbers.Digits(thresholds.Low)}, high {Numbers.Digits(thresholds.High)}"
            + (report.HasOwnThresholds ? ", from the input itself" : ""));
        foreach (var file in report.Files)
        {
            Terminal.Print($"wrote {file}");
        }
    }
}
