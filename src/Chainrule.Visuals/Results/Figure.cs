using System.Globalization;
using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Visuals.Results;

/// <summary>
/// A picture above a strip that explains its colours. A small picture is enlarged until it can be seen, each pixel to a
/// square; the strip is measured in units, which grow with the picture.
/// </summary>
internal sealed class Figure
{
    /// <summary>The longer side of a picture is made no smaller than about this.</summary>
    private const int LeastSide = 320;

    /// <summary>A picture's shorter side is so many units, and a unit at least two pixels.</summary>
    private const int UnitsOfSide = 240;

    private Figure(Canvas canvas, int unit, int top, int width) => (Canvas, Unit, Top, Width) = (canvas, unit, top, width);

    /// <summary>Lays a picture down; null if it is so long and thin that a strip would outgrow it beyond what a file can hold.</summary>
    /// <param name="picture">Three channels.</param>
    /// <param name="ground">The level of grey around and below it.</param>
    /// <param name="height">Units of the strip.</param>
    /// <param name="width">The least units of the strip.</param>
    public static Figure? Begin(Picture picture, byte ground, int height, int width)
    {
        var zoom = Zoom(picture);
        var (rows, columns) = (picture.Shape.Rows * zoom, picture.Shape.Columns * zoom);
        var unit = Math.Max(2, Math.Min(rows, columns) / UnitsOfSide);
        var (allRows, allColumns) = (rows + height * unit, Math.Max(columns, width * unit));
        if (Math.Max(allRows, allColumns) > PictureFile.MostSide || (long)allRows * allColumns > 2 * PictureFile.MostPixels)
        {
            return null;
        }
        var canvas = new Canvas(allRows, allColumns, ground);
        canvas.Paint(picture, 0, (allColumns - columns) / 2, zoom);
        return new Figure(canvas, unit, rows, allColumns);
    }

    /// <summary>A picture of any channels, enlarged until it can be seen: each pixel a square.</summary>
    public static Picture Enlarged(Picture picture)
    {
        var (shape, zoom) = (picture.Shape, Zoom(picture));
        if (zoom == 1)
        {
            return picture;
        }
        var enlarged = new Shape(shape.Channels, shape.Rows * zoom, shape.Columns * zoom);
        var pixels = new byte[enlarged.Count];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (row, column) = (i / enlarged.Columns, i % enlarged.Columns);
            pixels[i] = picture.Pixels[row / zoom * shape.Columns + column / zoom];
        }
        return new Picture(enlarged, pixels);
    }

    private static int Zoom(Picture picture) => Math.Max(1, LeastSide / Math.Max(picture.Shape.Rows, picture.Shape.Columns));

    /// <summary>The picture and the strip.</summary>
    public Canvas Canvas { get; }

    /// <summary>Pixels of a unit.</summary>
    public int Unit { get; }

    /// <summary>The first row of the strip.</summary>
    public int Top { get; }

    /// <summary>Pixels of a row of the strip.</summary>
    public int Width { get; }

    /// <summary>A number of at most six digits and an exponent, for a strip.</summary>
    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture).Replace('E', 'e');
}
