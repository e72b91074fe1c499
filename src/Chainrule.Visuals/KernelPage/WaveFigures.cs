using System.Xml.Linq;
using Chainrule.Filters.Analysis;
using Chainrule.Texts;
using Chainrule.Visuals.Charts;
using Chainrule.Visuals.Report;

namespace Chainrule.Visuals.KernelPage;

/// <summary>The gain of waves: over all frequencies as a map, and along four cuts through its middle as lines.</summary>
internal static class WaveFigures
{
    private const int CutSteps = 16;

    /// <summary>Cuts through the middle on which the gains are the same: their names, and the gains.</summary>
    private sealed record Cut(string Name, IReadOnlyList<double> Gains);

    private static readonly (string Name, double U, double V)[] cuts = [("the rows", 1, 0), ("the columns", 0, 1), ("\\", 1, 1), ("/", 1, -1)];

    private static readonly double[] frequencies = [.. Enumerable.Range(0, CutSteps + 1).Select(step => 0.5 * step / CutSteps)];

    public static IEnumerable<XElement> Show(KernelAnalysis analysis, string id)
    {
        var response = analysis.Frequencies;
        var lines = Cuts(response);
        yield return Html.Note(
            "What a wave is multiplied by, its shift aside. u counts cycles a cell to the right and v downwards; ½ is a wave that turns its "
            + "sign from cell to cell, and the middle of the map is a constant picture. The map looks the same after half a turn.");
        yield return Key.List([.. lines.Select(line => line.Name)]);
        yield return Html.Grid(
        [
            Html.Element("figure", "chart", new XElement("figcaption", "Gain of all waves"), new GainMap(response).Draw(), Scale(response)),
            Html.Figure("Gain along the axes and the diagonals", Chart(lines).Draw(id), Numbers(lines)),
        ]);
    }

    private static List<Cut> Cuts(FrequencyResponse response) =>
    [
        .. cuts
            .Select(cut => (cut.Name, Gains: frequencies.Select(f => response.Cleaned(response.At(cut.U * f, cut.V * f))).ToList()))
            .GroupBy(cut => string.Join(' ', cut.Gains.Select(Figures.Number)))
            .Select(same => new Cut($"along {Listed.Words([.. same.Select(cut => cut.Name)])}", same.First().Gains)),
    ];

    private static XElement Scale(FrequencyResponse response) => Html.Element(
        "div", "scale",
        new XElement("span", "0"),
        Html.Element("span", "ramp", new XAttribute("aria-hidden", "true")),
        new XElement("span", Figures.Number(response.Peak.Gain)));

    private static LineChart Chart(List<Cut> lines) => new(
        "Gain of waves along the rows, the columns and both diagonals",
        Axis.Linear("cycles a cell; on diagonals, along each axis", frequencies, Say.Tick),
        Axis.Linear("", [0, .. lines.SelectMany(line => line.Gains)], Say.Tick),
        [.. lines.Select((line, i) => new Series(i, [.. frequencies.Zip(line.Gains, (f, gain) => new Point(f, gain))]))]);

    private static XElement Numbers(List<Cut> lines) => Html.Table(
        "numbers",
        ["Cycles a cell", .. lines.Select(line => line.Name)],
        frequencies.Select((f, i) => (IEnumerable<string>)[Figures.Number(f), .. lines.Select(line => Figures.Number(line.Gains[i]))]));
}
