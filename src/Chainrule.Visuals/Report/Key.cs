using System.Xml.Linq;
using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.Report;

/// <summary>The key of the charts: which line and marker is which network's.</summary>
internal static class Key
{
    /// <summary>All networks in a row.</summary>
    public static XElement List(IReadOnlyList<string> names) => Html.Element(
        "ul", "key",
        names.Select((name, network) => new XElement("li", Swatch(network), Html.Clean(name))));

    /// <summary>A network's line with its marker; for the eye alone, its name stands beside it.</summary>
    public static XElement Swatch(int network)
    {
        var line = Svg.Element(
            "path", new XAttribute("d", "M1 7H25"), new XAttribute("stroke-width", "2.25"), new XAttribute("stroke", "currentColor"));
        var swatch = Svg.Element(
            "svg",
            new XAttribute("class", "swatch"),
            new XAttribute("viewBox", "0 0 26 14"),
            new XAttribute("aria-hidden", "true"),
            new XAttribute("style", $"color:{Palette.NetworkColour(network)}"),
            line,
            Svg.Element("path", new XAttribute("d", Marker(network)), new XAttribute("fill", "currentColor")));
        return swatch;
    }

    private static string Marker(int network) => Palette.Marker(network) switch
    {
        ScottPlot.MarkerShape.FilledCircle => "M9 7a4 4 0 1 1 8 0a4 4 0 1 1 -8 0Z",
        ScottPlot.MarkerShape.FilledSquare => "M9 3H17V11H9Z",
        ScottPlot.MarkerShape.FilledDiamond => "M13 2L18 7L13 12L8 7Z",
        _ => "M13 2.5L17.5 10.5H8.5Z",
    };
}
