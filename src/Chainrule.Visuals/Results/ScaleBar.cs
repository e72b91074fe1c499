using Chainrule.Data;

namespace Chainrule.Visuals.Results;

/// <summary>
/// The bar below a picture on a diverging scale: its colours from end to end, and the numbers of both ends and of the middle.
/// </summary>
internal static class ScaleBar
{
    /// <summary>Nearly white, lest it be taken for a zero.</summary>
    private const byte Ground = 238;

    private const byte Ink = 40;

    /// <summary>In units.</summary>
    private const int Gap = 4, BarHeight = 6, TickHeight = 2, Height = 3 * Gap + BarHeight + TickHeight + Glyphs.Height;

    /// <summary>The picture above its bar.</summary>
    /// <param name="picture">Three channels.</param>
    /// <param name="colourOf">The colours it was made with, from −1 at the low end to 1 at the high one.</param>
    /// <param name="size">The number at the high end; minus it is at the low end.</param>
    public static Picture Below(Picture picture, Func<double, (byte Red, byte Green, byte Blue)> colourOf, double size)
    {
        string[] labels = ["-" + Figure.Number(size), "0", "+" + Figure.Number(size)];
        if (Figure.Begin(picture, Ground, Height, labels.Sum(Glyphs.WidthOf) + 4 * Gap) is not { } figure)
        {
            return picture;
        }
        var (canvas, unit) = (figure.Canvas, figure.Unit);
        // An odd width has a column in the middle.
        var width = (figure.Width - 2 * Gap * unit - 1) | 1;
        var (top, left) = (figure.Top + Gap * unit, (figure.Width - width) / 2);
        for (var x = 0; x < width; x++)
        {
            canvas.Fill(top, left + x, BarHeight * unit, 1, colourOf(2.0 * x / (width - 1) - 1));
        }
        top += BarHeight * unit;
        canvas.Fill(top, left + (width - unit) / 2, TickHeight * unit, unit, (Ink, Ink, Ink));
        top += (TickHeight + Gap / 2) * unit;
        for (var i = 0; i < labels.Length; i++)
        {
            // Flush left, centred, flush right.
            canvas.Write(labels[i], top, left + (width - Glyphs.WidthOf(labels[i]) * unit) * i / 2, unit, Ink);
        }
        return canvas.Picture;
    }
}
