using System.Globalization;
using System.Xml.Linq;
using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.Report;

/// <summary>
/// First-layer weights as pictures: purple above zero, green below, and the paler the nearer to zero, where the page
/// shows through. So zero is in the middle of the scale in every theme.
/// </summary>
internal static class FilterGallery
{
    /// <summary>The section; null if no network has a first layer to show.</summary>
    public static XElement? Section(IReadOnlyList<string> names, IReadOnlyList<FilterSheet?> sheets)
    {
        if (sheets.All(sheet => sheet is null))
        {
            return null;
        }
        return Html.Section(
            "filters", "What the first layers look for",
            Html.Note(
                "Each tile is one weight array of the first layer, learnt from the first seed: purple weights answer to high "
                + "pixel values (in MNIST, to ink), green ones to low ones, and the page shows through where a weight is zero. The scale is each "
                + "network’s own; one weight in a hundred may lie beyond its ends."),
            sheets.Select((sheet, network) => sheet is null ? null : Gallery(names[network], network, sheet)));
    }

    /// <summary>A weight array as red, green, blue and alpha of each weight.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="scale">The size from which on a weight gets full colour; above 0.</param>
    public static byte[] Colours(ReadOnlySpan<float> weights, float scale)
    {
        var colours = new byte[weights.Length * 4];
        for (var i = 0; i < weights.Length; i++)
        {
            var share = float.IsFinite(weights[i]) ? Math.Clamp(weights[i] / scale, -1, 1) : 0;
            var colour = share < 0 ? Palette.Green : Palette.Purple;
            (colours[4 * i], colours[4 * i + 1], colours[4 * i + 2]) = colour;
            colours[4 * i + 3] = (byte)Math.Round(255 * Math.Abs(share));
        }
        return colours;
    }

    private static XElement Gallery(string name, int network, FilterSheet sheet)
    {
        var scale = sheet.Scale;
        return Html.Element(
            "div", "gallery",
            new XElement("h3", Key.Swatch(network), Html.Clean(name)),
            Html.Note(Describe(sheet)),
            Html.Element(
                "div", sheet.IsConvolution ? "tiles kernels" : "tiles units",
                sheet.Weights.Select((weights, picture) => Html.Element(
                    "img", "crisp",
                    new XAttribute("src", Png.DataUri(Png.Encode(Colours(weights, scale), sheet.Columns, sheet.Rows))),
                    new XAttribute("width", sheet.Columns),
                    new XAttribute("height", sheet.Rows),
                    new XAttribute("alt", Alternative(sheet, picture))))),
            Html.Element(
                "div", "scale",
                new XElement("span", "−" + Number(scale)),
                Html.Element("span", "bar", new XAttribute("aria-hidden", "true")),
                new XElement("span", "+" + Number(scale))));
    }

    private static string Describe(FilterSheet sheet)
    {
        var shown = Math.Max(sheet.Weights.Count / sheet.Channels, 1);
        var units = Say.Of(sheet.Units, sheet.IsConvolution ? "kernel" : "hidden unit");
        var which = shown < sheet.Units ? $"The first {Say.Count(shown)} of {units}" : $"All {units}";
        var size = sheet.IsConvolution
            ? $"{sheet.Rows} × {sheet.Columns} weights that slide over the picture"
            : $"{sheet.Rows} × {sheet.Columns} weights, one a pixel";
        return $"{which}, each {size}{(sheet.Channels > 1 ? $", {sheet.Channels} tiles a unit: one an input channel" : "")}.";
    }

    private static string Alternative(FilterSheet sheet, int picture)
    {
        var unit = $"{(sheet.IsConvolution ? "Kernel" : "Hidden unit")} {picture / sheet.Channels + 1}";
        return sheet.Channels > 1 ? $"{unit}, channel {picture % sheet.Channels + 1}" : unit;
    }

    private static string Number(float value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
