using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.Results;

/// <summary>
/// Colours for −1 to 1: white exactly at zero, the report's purple above and its green below, both dark at the ends. To the
/// eye, as Oklab has it (Ottosson, "A perceptual color space for image processing", 2020), equal steps of the share differ
/// by no more than half.
/// </summary>
internal static class DivergingMap
{
    /// <summary>Colours from zero to either end.</summary>
    private const int Steps = 255;

    /// <summary>How far from zero the report's colours lie, so that the steps before and behind them look alike.</summary>
    private const double Middle = 0.6;

    private static readonly double[] White = [255, 255, 255], Purple = Levels(Palette.Purple), Green = Levels(Palette.Green);

    private static readonly double[] DarkPurple = [56, 4, 104], DarkGreen = [0, 52, 29];

    private static readonly (byte Red, byte Green, byte Blue)[] Colours =
        [.. Enumerable.Range(-Steps, 2 * Steps + 1).Select(step => (Level(step, 0), Level(step, 1), Level(step, 2)))];

    /// <summary>The colour of a share from −1 to 1.</summary>
    public static (byte Red, byte Green, byte Blue) Colour(double share) => Colours[Steps + (int)Math.Round(share * Steps)];

    private static double[] Levels((byte Red, byte Green, byte Blue) colour) => [colour.Red, colour.Green, colour.Blue];

    private static byte Level(int step, int channel)
    {
        var (middle, end) = step > 0 ? (Purple, DarkPurple) : (Green, DarkGreen);
        var share = Math.Abs(step) / (double)Steps;
        return (byte)Math.Round(share < Middle
            ? double.Lerp(White[channel], middle[channel], share / Middle)
            : double.Lerp(middle[channel], end[channel], (share - Middle) / (1 - Middle)));
    }
}
