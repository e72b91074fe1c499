using System.Globalization;
using System.Xml.Linq;

namespace Chainrule.Visuals.Charts;

/// <summary>SVG that stands inside a page.</summary>
internal static class Svg
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>An element.</summary>
    public static XElement Element(string name, params ReadOnlySpan<object> content) => new(Namespace + name, content.ToArray());

    /// <summary>A picture of that many units, as wide as the page lets it be.</summary>
    public static XElement Picture(double width, double height, string description, params ReadOnlySpan<object> content) => new(
        Namespace + "svg",
        new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
        new XAttribute("role", "img"),
        new XAttribute("aria-label", Report.Html.Clean(description)),
        content.ToArray());

    /// <summary>A line of text at a point; <paramref name="anchor"/> says which part of it stands there.</summary>
    public static XElement Text(double x, double y, string anchor, string text) => Element(
        "text",
        Place("x", x),
        Place("y", y),
        new XAttribute("text-anchor", anchor),
        Report.Html.Clean(text));

    /// <summary>
    /// Makes a drawing of ScottPlot's part of a page: stand-in paints become the style sheet's colours, its size gives
    /// way to the page's, and its ids begin with the given one, so that no two charts share any.
    /// </summary>
    public static XElement Adopt(string drawing, string id, string description)
    {
        var source = XElement.Parse(drawing);
        // Skia counts its ids through the whole process: numbered anew, the same chart is the same text.
        var ids = source.Descendants().Attributes("id").Index().ToDictionary(item => item.Item.Value, item => $"{id}-{item.Index + 1}");
        foreach (var element in source.DescendantsAndSelf())
        {
            foreach (var attribute in element.Attributes().ToList())
            {
                Adopt(element, attribute, ids);
            }
        }
        // Skia draws an empty path for a line without width.
        source.Descendants(Namespace + "path").Where(path => path.Attribute("d")?.Value.Length == 0).Remove();
        return Picture(
            double.Parse(source.Attribute("width")!.Value, CultureInfo.InvariantCulture),
            double.Parse(source.Attribute("height")!.Value, CultureInfo.InvariantCulture),
            description,
            [.. source.Elements()]);
    }

    private static void Adopt(XElement element, XAttribute attribute, Dictionary<string, string> ids)
    {
        if (attribute.Name == "id")
        {
            attribute.Value = ids[attribute.Value];
        }
        else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal))
        {
            attribute.Value = $"url(#{ids[attribute.Value["url(#".Length..^1]]})";
        }
        else if (Palette.Colour(attribute.Value) is { } colour)
        {
            attribute.Remove();
            element.SetAttributeValue("style", $"{(string?)element.Attribute("style")}{attribute.Name}:{colour};");
        }
    }

    /// <summary>An attribute that is a coordinate or a length.</summary>
    public static XAttribute Place(string name, double value) => new(name, Number(value));

    /// <summary>A coordinate, to a hundredth.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
