using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>Makes any picture one that a network takes: scales it to the rows and columns, and converts the channels.</summary>
public static class PictureFit
{
    /// <summary>
    /// Fits a picture to a shape. It is stretched where the proportions differ; colour becomes grey by Rec. 709's
    /// luminance, grey becomes colour with three equal channels.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="shape">1 or 3 channels × rows × columns.</param>
    /// <exception cref="ChainruleException">A shape that is no picture's.</exception>
    public static Picture Fit(Picture picture, Shape shape)
    {
        if (shape.Rank != 3 || shape.Channels is not (1 or 3))
        {
            throw new ChainruleException(
                $"a picture cannot become an input of {shape}; use a network of 1 or 3 channels x rows x columns");
        }
        var pixels = new byte[shape.Count];
        var size = shape.Rows * shape.Columns;
        if (shape.Channels == 1)
        {
            Scale(picture.Luminance(), picture.Shape, pixels, shape);
            return new Picture(shape, pixels);
        }
        var sourceSize = picture.Shape.Rows * picture.Shape.Columns;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            var source = picture.Pixels.AsSpan(picture.Shape.Channels == 1 ? 0 : channel * sourceSize, sourceSize);
            Scale(Levels(source), picture.Shape, pixels.AsSpan(channel * size, size), shape);
        }
        return new Picture(shape, pixels);
    }

    private static float[] Levels(ReadOnlySpan<byte> bytes)
    {
        var levels = new float[bytes.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = bytes[i];
        }
        return levels;
    }

    private static void Scale(float[] source, Shape from, Span<byte> target, Shape to)
    {
        var scaled = Resampling.Scale(source, from.Rows, from.Columns, to.Rows, to.Columns);
        for (var i = 0; i < scaled.Length; i++)
        {
            target[i] = (byte)Math.Clamp(MathF.Round(scaled[i]), 0, 255);
        }
    }
}
