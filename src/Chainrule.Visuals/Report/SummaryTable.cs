using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.Report;

/// <summary>The networks side by side, a row each.</summary>
internal static class SummaryTable
{
    private const double Width = 150, Height = 26, Inset = 8;

    /// <summary>The section.</summary>
    public static XElement Section(IReadOnlyList<NetworkResult> networks, IReadOnlyList<NetworkFacts> facts, int testExamples)
    {
        var runs = networks.Max(network => network.Runs.Count);
        string[] headings =
        [
            "Network", "Parameters", "Multiply-adds", "Test accuracy", "Runs", $"Errors in {Say.Count(testExamples)}", "Best and worst run",
            "Training time",
        ];
        return Html.Section(
            "summary", "The networks side by side",
            Html.Scroller(Html.Element(
                "table", "summary",
                new XElement("thead", new XElement("tr", headings.Select(heading => new XElement("th", new XAttribute("scope", "col"), heading)))),
                new XElement("tbody", networks.Select((network, index) => Row(network, facts[index], index, networks))))),
            Html.Note(
                (runs > 1
                    ? $"Means over {Say.Of(runs, "run")}, each from another seed, with the 95% interval of the mean below. In “Runs” each mark is "
                        + "one run and the bar is that interval, all networks on one scale. "
                    : "One run each, so there is no interval: another seed would give somewhat other numbers. ")
                + "Multiply-adds count one picture’s way through the network."));
    }

    private static XElement Row(NetworkResult network, NetworkFacts facts, int index, IReadOnlyList<NetworkResult> all)
    {
        var accuracies = network.Runs.Select(run => run.Test.Accuracy).DefaultIfEmpty(double.NaN).ToList();
        return new XElement(
            "tr",
            new XElement(
                "th", new XAttribute("scope", "row"),
                Html.Element("span", "name", Key.Swatch(index), Html.Clean(network.Name)),
                facts.Text == network.Name ? null : Html.Element("code", "", Html.Clean(facts.Text))),
            new XElement("td", Say.Count(facts.Parameters)),
            new XElement("td", Say.Count(facts.MultiplyAdds)),
            Html.Element("td", "answer", new XElement("strong", Say.Percent(network.TestAccuracy.Mean)), Below(network.TestAccuracy)),
            new XElement("td", Strip(network, index, all)),
            new XElement("td", Say.Count(network.Runs.Select(run => (double)run.Test.Errors).DefaultIfEmpty(double.NaN).Average())),
            new XElement("td", accuracies.Count > 1 ? $"{Say.Percent(accuracies.Max())} – {Say.Percent(accuracies.Min())}" : "–"),
            new XElement("td", Say.Seconds(network.TrainSeconds.Mean)));
    }

    private static XElement? Below(Interval interval) =>
        interval.High > interval.Low ? Html.Element("span", "below", Say.Range(interval)) : null;

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
            Svg.Element("path", new XAttribute("d", $"M0 {Svg.Number(Height / 2)}H{Svg.Number(Width)}"), new XAttribute("stroke", "var(--grid)")),
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
