using Chainrule.Tensors;
using Chainrule.Visuals.Report;

namespace Chainrule.Visuals;

/// <summary>
/// Numbers as one small picture with a pixel a number: the channels of a picture side by side with a grid between them, a
/// vector in lines. Purple is above zero, green below, and the page shows through at zero.
/// </summary>
/// <param name="Colours">Red, green, blue and alpha, row by row.</param>
/// <param name="Columns">Pixels of a row.</param>
/// <param name="Rows">Rows.</param>
internal sealed record Mosaic(byte[] Colours, int Columns, int Rows)
{
    /// <summary>A vector's longest line, and the widest row of tiles, in pixels.</summary>
    private const int LongestLine = 30, Widest = 130;

    /// <summary>The grid's grey, half transparent, on which neither theme's page hides.</summary>
    private static readonly byte[] Grid = [128, 128, 128, 110];

    /// <summary>The picture of a layer's output.</summary>
    public static Mosaic Of(IReadOnlyList<float> values, Shape shape)
    {
        float[] all = [.. values];
        var largest = all.Length == 0 ? 0 : all.Max(Math.Abs);
        var (rows, columns) = shape.Rank == 3 ? (shape.Rows, shape.Columns) : (1, 1);
        var channels = Enumerable.Range(0, shape.Count / (rows * columns)).Select(channel => all[(channel * rows * columns)..((channel + 1) * rows * columns)]);
        var across = shape.Rank == 3 ? Math.Max(Widest / (columns + 1), 1) : LongestLine;
        return Lay([.. channels], rows, columns, largest > 0 && float.IsFinite(largest) ? largest : 1, across, shape.Rank == 3 ? 1 : 0);
    }

    /// <summary>The picture of a first layer's weights.</summary>
    public static Mosaic Of(FilterSheet sheet) =>
        Lay(sheet.Weights, sheet.Rows, sheet.Columns, sheet.Scale, Math.Max(Widest / (sheet.Columns + 1), 1), 1);

    /// <summary>The address that holds it.</summary>
    public string DataUri => Png.DataUri(Png.Encode(Colours, Columns, Rows));

    private static Mosaic Lay(IReadOnlyList<float[]> tiles, int rows, int columns, float scale, int across, int gap)
    {
        across = Math.Min(across, tiles.Count);
        var down = (tiles.Count + across - 1) / across;
        var (width, height) = (across * (columns + gap) + gap, down * (rows + gap) + gap);
        var colours = new byte[width * height * 4];
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            var painted = FilterGallery.Colours(tiles[tile], scale);
            var (top, left) = (tile / across * (rows + gap) + gap, tile % across * (columns + gap) + gap);
            Frame(colours, width, top - gap, left - gap, gap == 0 ? 0 : rows + 2, columns + 2);
            for (var row = 0; row < rows; row++)
            {
                painted.AsSpan(4 * row * columns, 4 * columns).CopyTo(colours.AsSpan(4 * ((top + row) * width + left)));
            }
        }
        return new Mosaic(colours, width, height);
    }

    private static void Frame(byte[] colours, int width, int top, int left, int rows, int columns)
    {
        for (var row = top; row < top + rows; row++)
        {
            for (var column = left; column < left + columns; column++)
            {
                Grid.CopyTo(colours, 4 * (row * width + column));
            }
        }
    }
}
