using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>A picture's bytes, without any file format: what a <see cref="PictureReader"/> decodes a file to.</summary>
public sealed record Picture
{
    /// <summary>Creates a picture from its bytes, which it keeps, not copies.</summary>
    /// <param name="shape">1 (grey) or 3 (red, green, blue) channels × rows × columns.</param>
    /// <param name="pixels">0 to 255, channel by channel and row by row.</param>
    /// <exception cref="ArgumentException">A shape that is no picture's, or bytes that do not fill it.</exception>
    public Picture(Shape shape, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (shape.Rank != 3 || shape.Channels is not (1 or 3))
        {
            throw new ArgumentException($"A picture has 1 or 3 channels × rows × columns, not {shape}.", nameof(shape));
        }
        if (pixels.Length != shape.Count)
        {
            throw new ArgumentException($"A picture of {shape} takes {shape.Count} bytes, not {pixels.Length}.", nameof(pixels));
        }
        Shape = shape;
        Pixels = pixels;
    }

    /// <summary>Channels × rows × columns.</summary>
    public Shape Shape { get; }

    /// <summary>0 to 255, channel by channel and row by row.</summary>
    public byte[] Pixels { get; }

    /// <summary>
    /// The brightness of each pixel, 0 to 255, row by row: Rec. 709's weights (0.2126 red, 0.7152 green, 0.0722 blue)
    /// on the stored, gamma-coded values.
    /// </summary>
    internal float[] Luminance()
    {
        var count = Shape.Rows * Shape.Columns;
        var levels = new float[count];
        if (Shape.Channels == 1)
        {
            for (var i = 0; i < count; i++)
            {
                levels[i] = Pixels[i];
            }
            return levels;
        }
        var red = Pixels.AsSpan(0, count);
        var green = Pixels.AsSpan(count, count);
        var blue = Pixels.AsSpan(2 * count, count);
        for (var i = 0; i < count; i++)
        {
            levels[i] = 0.2126f * red[i] + 0.7152f * green[i] + 0.0722f * blue[i];
        }
        return levels;
    }
}
