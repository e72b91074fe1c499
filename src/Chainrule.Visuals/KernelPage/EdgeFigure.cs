using System.Xml.Linq;
using Chainrule.Filters.Analysis;
using Chainrule.Visuals.Report;

namespace Chainrule.Visuals.KernelPage;

/// <summary>The answers to edges of every direction, as a polar plot.</summary>
internal static class EdgeFigure
{
    private static readonly string[] kinds = ["sharp edges", "edges blurred by a Gaussian of σ = 1 cell"];

    public static IEnumerable<XElement> Show(KernelAnalysis analysis)
    {
        var edges = analysis.Edges;
        yield return Html.Note(
            "The largest answer, its sign aside, to an edge of height 1, wherever it lies: the farther from the middle, the larger. "
            + "Directions are those in which the picture brightens, in degrees clockwise from the right; the edge itself runs across.");
        yield return Key.List(kinds);
        IReadOnlyList<IReadOnlyList<(double, double)>> lines =
        [
            .. new[] { edges.Sharp, edges.Soft }.Select(answers => answers.Select(answer => ((double)answer.Degrees, answer.Largest)).ToList()),
        ];
        yield return Html.Element(
            "div", "polar",
            Html.Figure(
                "Largest answer by direction",
                new PolarChart("Largest answer to an edge of height 1 by the direction in which the picture brightens", lines).Draw(),
                Numbers(analysis)));
    }

    private static XElement Numbers(KernelAnalysis analysis) => Html.Table(
        "numbers",
        ["Brightens towards", "sharp: from", "to", "blurred: from", "to"],
        analysis.Edges.Sharp.Zip(analysis.Edges.Soft).Select(pair => (IEnumerable<string>)
        [
            Figures.Direction(pair.First.Degrees),
            Figures.Number(pair.First.Low), Figures.Number(pair.First.High), Figures.Number(pair.Second.Low), Figures.Number(pair.Second.High),
        ]));
}
