using Chainrule.Visuals.Results;

namespace Chainrule.Visuals;

/// <summary>Numbers on a grid as a small picture, a pixel each, to be stretched by whoever shows it.</summary>
internal static class HeatMap
{
    /// <summary>The PNG file: white at zero, one colour above it and another below, dark at the ends; grey for what is no number.</summary>
    /// <param name="shares">From −1 to 1, [row, column]; what lies outside counts as the end.</param>
    public static byte[] Encode(double[,] shares)
    {
        var (rows, columns) = (shares.GetLength(0), shares.GetLength(1));
        var colours = new byte[4 * rows * columns];
        for (var i = 0; i < rows * columns; i++)
        {
            var share = shares[i / columns, i % columns];
            var (red, green, blue) = double.IsNaN(share) ? ((byte)128, (byte)128, (byte)128) : DivergingMap.Colour(Math.Clamp(share, -1, 1));
            (colours[4 * i], colours[4 * i + 1], colours[4 * i + 2], colours[4 * i + 3]) = (red, green, blue, 255);
        }
        return Png.Encode(colours, columns, rows);
    }
}
