using System.Xml.Linq;
using Chainrule.Visuals.Charts;
using Chainrule.Visuals.Report;

namespace Chainrule.Visuals.KernelPage;

/// <summary>Closed lines around a middle: angles clockwise from the right, values from the middle outwards.</summary>
/// <param name="Description">What it shows, for who cannot see it.</param>
/// <param name="Lines">The lines, each a full turn of angles in degrees with values of at least 0.</param>
internal sealed record PolarChart(string Description, IReadOnlyList<IReadOnlyList<(double Degrees, double Value)>> Lines)
{
    private const double Width = 480, Height = 390, CentreX = Width / 2, CentreY = Height / 2, Radius = 160;
    private const int Spokes = 8;

    private static readonly string[] names = ["right", "", "down", "", "left", "", "up", ""];

    /// <summary>Draws it.</summary>
    public XElement Draw()
    {
        var largest = Lines.SelectMany(line => line).Max(point => point.Value);
        var rings = Axis.Linear("", [0, largest], Say.Tick, count: 4).Ticks.Where(tick => tick.Position > 0).ToList();
        largest = Math.Max(largest, rings[^1].Position);
        return Svg.Picture(
            Width, Height, Description,
            [
                .. rings.Select(tick => Ring(tick.Position / largest * Radius)),
                .. Enumerable.Range(0, Spokes).Select(Spoke),
                .. Lines.Select((line, i) => Curve(line, largest, i)),
                .. rings.Select(tick => RingLabel(tick, tick.Position / largest * Radius)),
                .. Enumerable.Range(0, Spokes).Select(SpokeLabel),
            ]);
    }

    private static XElement Ring(double radius) => Svg.Element(
        "circle",
        Svg.Place("cx", CentreX), Svg.Place("cy", CentreY), Svg.Place("r", radius),
        new XAttribute("fill", "none"), new XAttribute("style", "stroke:var(--grid)"));

    private static XElement Spoke(int spoke)
    {
        var (x, y) = At(360.0 * spoke / Spokes, Radius);
        return Svg.Element(
            "line", Svg.Place("x1", CentreX), Svg.Place("y1", CentreY), Svg.Place("x2", x), Svg.Place("y2", y), new XAttribute("style", "stroke:var(--grid)"));
    }

    private static XElement SpokeLabel(int spoke)
    {
        var degrees = 360.0 * spoke / Spokes;
        var (x, y) = At(degrees, Radius + 12);
        var anchor = Math.Abs(x - CentreX) < 1 ? "middle" : x > CentreX ? "start" : "end";
        var drop = Math.Abs(y - CentreY) < 1 ? 4 : y > CentreY ? 11 : -2;
        return Svg.Text(x, y + drop, anchor, $"{Say.Count(degrees)}° {names[spoke]}".TrimEnd());
    }

    /// <summary>The value of a ring, on the way to 22.5° up, where no spoke is.</summary>
    private static XElement RingLabel(Tick tick, double radius)
    {
        var (x, y) = At(-22.5, radius);
        return Svg.Text(x, y + 4, "middle", tick.Text);
    }

    private static XElement Curve(IReadOnlyList<(double Degrees, double Value)> line, double largest, int series)
    {
        var points = line.Select(point => At(point.Degrees, point.Value / largest * Radius));
        var colour = Palette.NetworkColour(series);
        return Svg.Element(
            "polygon",
            new XAttribute("points", string.Join(' ', points.Select(point => $"{Svg.Number(point.X)},{Svg.Number(point.Y)}"))),
            new XAttribute("stroke-width", "2.25"),
            new XAttribute("stroke-linejoin", "round"),
            new XAttribute("style", $"stroke:{colour};fill:{colour};fill-opacity:0.12"));
    }

    private static (double X, double Y) At(double degrees, double radius) =>
        (CentreX + radius * double.CosPi(degrees / 180), CentreY + radius * double.SinPi(degrees / 180));
}
