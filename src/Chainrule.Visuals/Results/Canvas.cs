using Chainrule.Data;
using Chainrule.Tensors;

namespace Chainrule.Visuals.Results;

/// <summary>A coloured picture to draw on.</summary>
internal sealed class Canvas
{
    private readonly int rows, columns;
    private readonly byte[] pixels;

    public Canvas(int rows, int columns, byte ground)
    {
        (this.rows, this.columns) = (rows, columns);
        pixels = new byte[checked(3 * rows * columns)];
        pixels.AsSpan().Fill(ground);
    }

    /// <summary>The picture as it is now, which shares its bytes with the canvas.</summary>
    public Picture Picture => new(new Shape(3, rows, columns), pixels);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int row, int column, int height, int width, (byte Red, byte Green, byte Blue) colour)
    {
        for (var y = row; y < row + height; y++)
        {
            Span(0, y, column, width).Fill(colour.Red);
            Span(1, y, column, width).Fill(colour.Green);
            Span(2, y, column, width).Fill(colour.Blue);
        }
    }

    /// <summary>Lays down a picture of three channels, each of its pixels a square of so many.</summary>
    public void Paint(Picture picture, int row, int column, int zoom)
    {
        var (height, width) = (picture.Shape.Rows, picture.Shape.Columns);
        Parallel.For(0, 3 * height, i =>
        {
            var source = picture.Pixels.AsSpan(i * width, width);
            var target = Span(i / height, row + i % height * zoom, column, width * zoom);
            for (var x = 0; x < width; x++)
            {
                target.Slice(x * zoom, zoom).Fill(source[x]);
            }
            for (var copy = 1; copy < zoom; copy++)
            {
                target.CopyTo(Span(i / height, row + i % height * zoom + copy, column, width * zoom));
            }
        });
    }

    /// <summary>Writes a number of <see cref="Glyphs"/>, each of whose squares is so many pixels wide and high.</summary>
    public void Write(string text, int row, int column, int unit, byte level)
    {
        for (var i = 0; i < text.Length; i++)
        {
            for (var y = 0; y < Glyphs.Height; y++)
            {
                for (var x = 0; x < Glyphs.Width; x++)
                {
                    if (Glyphs.IsFilled(text[i], y, x))
                    {
                        Fill(row + y * unit, column + (i * Glyphs.Advance + x) * unit, unit, unit, (level, level, level));
                    }
                }
            }
        }
    }

    private Span<byte> Span(int channel, int row, int column, int width) => pixels.AsSpan((channel * rows + row) * columns + column, width);
}
