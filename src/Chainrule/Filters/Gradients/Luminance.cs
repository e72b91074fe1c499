using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>The brightness of each pixel.</summary>
internal static class Luminance
{
    /// <summary>A weight for each channel: red, green and blue.</summary>
    private static readonly Kernel weights = new(new Shape(3, 1, 1), 0.2126, 0.7152, 0.0722);

    /// <summary>
    /// One channel stays as it is; of red, green and blue, Rec. 709's weights (0.2126, 0.7152, 0.0722) on the values as they
    /// are, gamma-coded for a picture.
    /// </summary>
    /// <exception cref="ChainruleException">Another number of channels.</exception>
    public static Tensor<T> Of<T>(Tensor<T> image, int threads, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var shape = image.Shape;
        if (shape.Rank != 3)
        {
            throw new ArgumentException($"An image has channels × rows × columns, not {shape}.", nameof(image));
        }
        if (shape.Channels == 1)
        {
            return image;
        }
        if (shape.Channels != 3)
        {
            throw new ChainruleException(
                $"the image has {shape.Channels} channels; give one of 1 channel, or of 3 (red, green, blue)");
        }
        return new Filter(weights).Apply(image, threads, cancellation);
    }
}
