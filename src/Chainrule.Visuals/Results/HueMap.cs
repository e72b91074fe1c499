namespace Chainrule.Visuals.Results;

/// <summary>
/// Directions as hues, in HSV's order: 0° red, 60° yellow, 120° green, 180° cyan, −120° blue, −60° magenta.
/// </summary>
internal static class HueMap
{
    private const int StepsOfSixth = 256, Steps = 6 * StepsOfSixth;

    private static readonly (byte Red, byte Green, byte Blue)[] Hues =
        [.. Enumerable.Range(0, Steps).Select(step => (Level(step, 0), Level(step, 4), Level(step, 2)))];

    /// <summary>The colour of an angle.</summary>
    /// <param name="degrees">Any finite number; a full turn changes nothing.</param>
    /// <param name="brightness">From 0, black, to 1.</param>
    public static (byte Red, byte Green, byte Blue) Colour(double degrees, double brightness)
    {
        var step = (int)Math.Round(degrees % 360 * (Steps / 360.0));
        var (red, green, blue) = Hues[(step + Steps) % Steps];
        return ((byte)(red * brightness + 0.5), (byte)(green * brightness + 0.5), (byte)(blue * brightness + 0.5));
    }

    /// <summary>A channel, full for a third of the turn around its own hue, and falling to zero within a sixth on both sides.</summary>
    private static byte Level(int step, int sixthsBefore)
    {
        var distance = Math.Abs((step + sixthsBefore * StepsOfSixth) % Steps - Steps / 2) - StepsOfSixth;
        return (byte)Math.Clamp(distance, 0, 255);
    }
}
