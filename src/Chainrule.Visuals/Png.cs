using Chainrule.Data;
using SkiaSharp;

namespace Chainrule.Visuals;

/// <summary>Pictures as PNG, in memory.</summary>
internal static class Png
{
    /// <summary>Thorough packing takes four times as long, for a file that is a tenth to a quarter smaller.</summary>
    private const int Thorough = 6, Quick = 1;

    /// <summary>Encodes a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quick">Whether a large one should be done soon, rather than small.</param>
    public static byte[] Encode(Picture picture, bool quick = false)
    {
        var (shape, level) = (picture.Shape, quick ? Quick : Thorough);
        if (shape.Channels == 1)
        {
            return Encode(picture.Pixels, new SKImageInfo(shape.Columns, shape.Rows, SKColorType.Gray8, SKAlphaType.Opaque), level);
        }
        var plane = shape.Rows * shape.Columns;
        var colours = new byte[checked(plane * 4)];
        for (var i = 0; i < plane; i++)
        {
            colours[4 * i] = picture.Pixels[i];
            colours[4 * i + 1] = picture.Pixels[plane + i];
            colours[4 * i + 2] = picture.Pixels[2 * plane + i];
            colours[4 * i + 3] = 255;
        }
        return Encode(colours, new SKImageInfo(shape.Columns, shape.Rows, SKColorType.Rgba8888, SKAlphaType.Opaque), level);
    }

    /// <summary>Encodes red, green, blue and alpha, pixel after pixel, row by row.</summary>
    public static byte[] Encode(byte[] colours, int width, int height) =>
        Encode(colours, new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul), Thorough);

    /// <summary>The address that holds the file itself, for a page that stands alone.</summary>
    public static string DataUri(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static byte[] Encode(byte[] pixels, SKImageInfo info, int level)
    {
        using var image = SKImage.FromPixelCopy(info, pixels);
        // Held by a name of its own, lest the collector free it while Skia still reads it.
        using var pixmap = image?.PeekPixels();
        using var data = pixmap?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, level))
            ?? throw new InvalidOperationException($"No PNG of {info.Width} × {info.Height} pixels could be made.");
        return data.ToArray();
    }
}
