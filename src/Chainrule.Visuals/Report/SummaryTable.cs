using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.Report;

/// <summary>The networks side by side, a row each.</summary>
internal static class SummaryTable
{
    private const double Width = 150, Height = 26, Inset = 8;

    /// <summary>The section.</summary>
    public static XElement Section(IReadOnlyList<NetworkResult> networks, int testExamples)
    {
        var runs = networks.Max(network => network.Runs.Count);
        (string Name, string Below)[] headings =
        [
            ("Network", ""), ("Parameters", ""), ("Multiply-adds", ""), ("Test accuracy", "95% interval"), ("Runs", ""),
            ("Errors", $"of {Say.Count(testExamples)}"), .. runs > 1 ? [("Best run", "worst run")] : Array.Empty<(string, string)>(),
            ("Training", ""),
        ];
        return Html.Section(
            "summary", "The networks side by side",
            Html.Scroller(Html.Element(
                "table", "summary",
                new XElement("thead", new XElement("tr", headings.Select(heading => new XElement(
                    "th", new XAttribute("scope", "col"), heading.Name, Below(heading.Below))))),
                new XElement("tbody", networks.Select((network, index) => Row(network, index, networks))))),
            Html.Note(
                (runs > 1
                    ? $"Means over {Say.Of(runs, "run")}, each from another seed; the 95% interval below an accuracy is the mean’s: where "
                        + "other seeds may lead. "
                    : "One run each. The 95% interval below an accuracy says where other test examples may lead; how far another seed "
                        + "would, one run cannot tell. ")
                + "In “Runs” a mark is a run and the bar is that interval, all networks on one scale. "
                + "Multiply-adds count one picture’s way through the network."));
    }

    private static XElement Row(NetworkResult network, int index, IReadOnlyList<NetworkResult> all)
    {
        var accuracies = network.Runs.Select(run => run.Test.Accuracy).ToList();
        var (mean, low, high) = network.TestAccuracy;
        var text = network.Network.ToString();
        return new XElement(
            "tr",
            new XElement(
                "th", new XAttribute("scope", "row"),
                Html.Element("span", "name", Key.Swatch(index), Html.Clean(network.Name)),
                text == network.Name ? null : Html.Element("code", "", Html.Clean(text))),
            new XElement("td", Say.Count(network.Network.ParameterCount)),
            new XElement("td", Say.Count(network.Network.MultiplyAdds)),
            Html.Element(
                "td", "answer", new XElement("strong", Say.Percent(mean)), Below(high > low ? Say.Range(network.TestAccuracy) : "")),
            new XElement("td", Strip(network, index, all)),
            new XElement("td", Say.Count(network.Runs.Average(run => run.Test.Errors))),
            all.Any(other => other.Runs.Count > 1)
                ? new XElement("td", Say.Percent(accuracies.Max()), Below(Say.Percent(accuracies.Min())))
                : null,
            new XElement("td", Say.Seconds(network.TrainSeconds.Mean)));
    }

    private static XElement? Below(string text) => text.Length > 0 ? Html.Element("span", "below", text) : null;

    /// <summary>Each run as a mark and the interval of their mean as a bar, on the scale that all networks share.</summary>
    private static XElement Strip(NetworkResult network, int index, IReadOnlyList<NetworkResult> all)
    {
        var ends = all
            .SelectMany(other => other.Runs.Select(run => run.Test.Accuracy).Append(other.TestAccuracy.Low).Append(other.TestAccuracy.High))
            .Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var (low, high) = (ends.Min(), ends.Max());
        double At(double share) => high > low ? Inset + (share - low) / (high - low) * (Width - 2 * Inset) : Width / 2;
        var colour = new XAttribute("fill", "currentColor");
        var content = new List<object>
        {
            new XAttribute("class", "strip"),
            new XAttribute("style", $"color:{Palette.NetworkColour(index)}"),
            Svg.Element(
                "path", new XAttribute("d", $"M0 {Svg.Number(Height / 2)}H{Svg.Number(Width)}"), new XAttribute("stroke", "var(--grid)")),
        };
        if (double.IsFinite(network.TestAccuracy.Low) && network.TestAccuracy.High > network.TestAccuracy.Low)
        {
            content.Add(Svg.Element(
                "rect",
                new XAttribute("x", Svg.Number(At(network.TestAccuracy.Low))),
                new XAttribute("y", Svg.Number(Height / 2 - 5)),
                new XAttribute("width", Svg.Number(At(network.TestAccuracy.High) - At(network.TestAccuracy.Low))),
                new XAttribute("height", "10"),
                new XAttribute("rx", "2"),
                new XAttribute("fill-opacity", "0.22"),
                colour));
        }
        content.AddRange(network.Runs.Where(run => double.IsFinite(run.Test.Accuracy)).Select(run => Svg.Element(
            "circle",
            new XAttribute("cx", Svg.Number(At(run.Test.Accuracy))),
            new XAttribute("cy", Svg.Number(Height / 2)),
            new XAttribute("r", "3.5"),
            new XAttribute("fill-opacity", "0.85"),
            colour)));
        var description = "Test accuracy of each run: " + string.Join(", ", network.Runs.Select(run => Say.Percent(run.Test.Accuracy)));
        return Svg.Picture(Width, Height, description, [.. content]);
    }
}
