using Chainrule.Data;
using Chainrule.Tensors;
using SkiaSharp;

namespace Chainrule.Visuals;

/// <summary>Strokes of a pen as a grey picture, bright ink on black.</summary>
internal static class StrokePicture
{
    /// <summary>Draws strokes with round ends.</summary>
    /// <param name="strokes">The points of each, in shares of the picture's side; a single point is a dot.</param>
    /// <param name="width">The pen's width, in shares of the side.</param>
    /// <param name="size">Rows and columns.</param>
    public static Picture Draw(IEnumerable<IReadOnlyList<(double X, double Y)>> strokes, double width, int size)
    {
        var info = new SKImageInfo(size, size, SKColorType.Gray8, SKAlphaType.Opaque);
        using var bitmap = new SKBitmap(info);
        using var canvas = new SKCanvas(bitmap);
        using var pen = new SKPaint
        {
            Color = SKColors.White,
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = (float)(width * size),
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
        };
        canvas.Clear(SKColors.Black);
        foreach (var stroke in strokes)
        {
            using var path = new SKPath();
            path.MoveTo(At(stroke[0]));
            foreach (var point in stroke)
            {
                path.LineTo(At(point));
            }
            canvas.DrawPath(path, pen);
        }
        canvas.Flush();
        var pixels = new byte[size * size];
        for (var row = 0; row < size; row++)
        {
            bitmap.GetPixelSpan().Slice(row * bitmap.RowBytes, size).CopyTo(pixels.AsSpan(row * size));
        }
        return new Picture(new Shape(1, size, size), pixels);

        SKPoint At((double X, double Y) point) => new((float)(point.X * size), (float)(point.Y * size));
    }
}
