using System.Xml.Linq;
using Chainrule.Filters.Analysis;
using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.KernelPage;

/// <summary>The gain of every wave as a map with axes: no colour is 0, full colour the largest gain.</summary>
internal sealed class GainMap(FrequencyResponse response)
{
    private const double Size = 340, Left = 66, Top = 12, Bottom = 50, Right = 74;

    private static readonly (double Frequency, string Text)[] ticks = [(-0.5, "−½"), (-0.25, "−¼"), (0, "0"), (0.25, "¼"), (0.5, "½")];

    public XElement Draw() => Svg.Picture(
        Left + Size + Right, Top + Size + Bottom, "Gain of waves by their frequency along the rows and along the columns",
        [
            Svg.Element(
                "image",
                Svg.Place("x", Left), Svg.Place("y", Top), Svg.Place("width", Size), Svg.Place("height", Size),
                new XAttribute("preserveAspectRatio", "none"),
                new XAttribute("href", Png.DataUri(Png.Encode(Colours(), response.Steps + 1, response.Steps + 1)))),
            Svg.Element(
                "rect",
                Svg.Place("x", Left), Svg.Place("y", Top), Svg.Place("width", Size), Svg.Place("height", Size),
                new XAttribute("fill", "none"), new XAttribute("style", "stroke:var(--line)")),
            .. ticks.SelectMany(tick => Marks(tick.Frequency, tick.Text)),
            Svg.Text(Left + Size / 2, Top + Size + 42, "middle", "u, cycles a cell to the right"),
            Turned(Svg.Text(0, 0, "middle", "v, cycles a cell downwards"), 14, Top + Size / 2),
        ]);

    private static IEnumerable<XElement> Marks(double frequency, string text)
    {
        var place = (frequency + 0.5) * Size;
        yield return Tick(Left + place, Top + Size, 0, 5);
        yield return Svg.Text(Left + place, Top + Size + 20, "middle", text);
        yield return Tick(Left, Top + place, -5, 0);
        yield return Svg.Text(Left - 9, Top + place + 4, "end", text);
    }

    private static XElement Tick(double x, double y, double right, double down) => Svg.Element(
        "line", Svg.Place("x1", x), Svg.Place("y1", y), Svg.Place("x2", x + right), Svg.Place("y2", y + down), new XAttribute("style", "stroke:var(--line)"));

    private static XElement Turned(XElement text, double x, double y)
    {
        text.SetAttributeValue("transform", $"translate({Svg.Number(x)} {Svg.Number(y)}) rotate(-90)");
        return text;
    }

    /// <summary>Red, green, blue and alpha of each frequency of the grid.</summary>
    internal byte[] Colours()
    {
        var side = response.Steps + 1;
        var pixels = new byte[4 * side * side];
        for (var i = 0; i < side * side; i++)
        {
            var share = Math.Min(response[i / side, i % side] / response.Peak.Gain, 1);
            (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2]) = Palette.Purple;
            pixels[4 * i + 3] = (byte)Math.Round(255 * share);
        }
        return pixels;
    }
}
