using System.Globalization;

namespace Chainrule.Visuals.Charts;

/// <summary>
/// The chart's paints. The colours themselves are the style sheet's, one set for each theme; a chart is drawn with
/// stand-ins that tell its parts apart, and each stand-in then becomes the style sheet's variable.
/// </summary>
internal static class Palette
{
    /// <summary>How many networks get a colour of their own; the ones after share them again.</summary>
    public const int Networks = 8;

    /// <summary>The colours of what is above 0 and of what is below, which stand out on light pages and on dark ones.</summary>
    public static readonly (byte Red, byte Green, byte Blue) Purple = (160, 72, 232), Green = (20, 156, 98);

    private const string Grid = "#000040", Line = "#000041", Chance = "#000042";

    /// <summary>The stand-in for the grid's lines.</summary>
    public static ScottPlot.Color GridPaint => ScottPlot.Color.FromHex(Grid);

    /// <summary>The stand-in for the axis.</summary>
    public static ScottPlot.Color LinePaint => ScottPlot.Color.FromHex(Line);

    /// <summary>The stand-in for the line of guessing.</summary>
    public static ScottPlot.Color ChancePaint => ScottPlot.Color.FromHex(Chance);

    /// <summary>The stand-in for a network's colour.</summary>
    public static ScottPlot.Color NetworkPaint(int network) => ScottPlot.Color.FromHex(StandIn(network));

    /// <summary>A network's colour in the style sheet.</summary>
    public static string NetworkColour(int network) => $"var(--network-{Slot(network)})";

    /// <summary>A network's marker.</summary>
    public static ScottPlot.MarkerShape Marker(int network) => (network % 4) switch
    {
        0 => ScottPlot.MarkerShape.FilledCircle,
        1 => ScottPlot.MarkerShape.FilledSquare,
        2 => ScottPlot.MarkerShape.FilledDiamond,
        _ => ScottPlot.MarkerShape.FilledTriangleUp,
    };

    /// <summary>The style sheet's colour for a stand-in; null for any other paint.</summary>
    public static string? Colour(string paint)
    {
        for (var network = 0; network < Networks; network++)
        {
            if (paint == StandIn(network))
            {
                return NetworkColour(network);
            }
        }
        return paint switch { Grid => "var(--grid)", Line => "var(--line)", Chance => "var(--faint)", _ => null };
    }

    /// <summary>#000012 to #000019: no pair of equal digits at the end, for then Skia would write it short.</summary>
    private static string StandIn(int network) => string.Create(CultureInfo.InvariantCulture, $"#0000{Slot(network) + 17:X2}");

    private static int Slot(int network) => network % Networks + 1;
}
