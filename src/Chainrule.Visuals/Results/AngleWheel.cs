using Chainrule.Data;

namespace Chainrule.Visuals.Results;

/// <summary>The wheel below a picture of directions: around it the hues, from its middle to its rim the brightness.</summary>
internal static class AngleWheel
{
    /// <summary>Nearly black, as the picture is where nothing has a direction.</summary>
    private const byte Ground = 24;

    private const byte Ink = 220;

    /// <summary>In units.</summary>
    private const int Gap = 2, Radius = 9, Height = 4 * Gap + 2 * (Radius + Glyphs.Height);

    /// <summary>The picture above its wheel.</summary>
    public static Picture Below(Picture picture)
    {
        var sideways = Math.Max(Glyphs.WidthOf("180°"), Glyphs.WidthOf("0°"));
        if (Figure.Begin(picture, Ground, Height, 2 * (sideways + Radius) + 4 * Gap) is not { } figure)
        {
            return picture;
        }
        var (canvas, unit) = (figure.Canvas, figure.Unit);
        var (row, column, radius) = (figure.Top + Height * unit / 2, figure.Width / 2, Radius * unit);
        for (var y = -radius; y <= radius; y++)
        {
            for (var x = -radius; x <= radius; x++)
            {
                if (double.Hypot(x, y) / radius is <= 1 and var brightness)
                {
                    canvas.Fill(row + y, column + x, 1, 1, HueMap.Colour(double.RadiansToDegrees(Math.Atan2(y, x)), brightness));
                }
            }
        }
        var away = radius + Gap * unit;
        var (half, high) = (Glyphs.Height * unit / 2, Glyphs.Height * unit);
        Write("0°", row - half, column + away);
        Write("180°", row - half, column - away - Glyphs.WidthOf("180°") * unit);
        Write("90°", row + away, column - Glyphs.WidthOf("90°") * unit / 2);
        Write("-90°", row - away - high, column - Glyphs.WidthOf("-90°") * unit / 2);
        return canvas.Picture;

        void Write(string text, int top, int left) => canvas.Write(text, top, left, unit, Ink);
    }
}
