using Chainrule.Data;
using SkiaSharp;

namespace Chainrule.Visuals;

/// <summary>Pictures as PNG, in memory.</summary>
internal static class Png
{
    /// <summary>Encodes a picture.</summary>
    public static byte[] Encode(Picture picture)
    {
        var shape = picture.Shape;
        if (shape.Channels == 1)
        {
            return Encode(picture.Pixels, new SKImageInfo(shape.Columns, shape.Rows, SKColorType.Gray8, SKAlphaType.Opaque));
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
        return Encode(colours, new SKImageInfo(shape.Columns, shape.Rows, SKColorType.Rgba8888, SKAlphaType.Opaque));
    }

    /// <summary>Encodes red, green, blue and alpha, pixel after pixel, row by row.</summary>
    public static byte[] Encode(byte[] colours, int width, int height) =>
        Encode(colours, new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));

    /// <summary>The address that holds the file itself, for a page that stands alone.</summary>
    public static string DataUri(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static byte[] Encode(byte[] pixels, SKImageInfo info)
    {
        using var image = SKImage.FromPixelCopy(info, pixels);
        using var data = image?.PeekPixels()?.Encode(SKPngEncoderOptions.Default)
            ?? throw new InvalidOperationException($"No PNG of {info.Width} × {info.Height} pixels could be made.");
        return data.ToArray();
    }
}
