using System.Numerics;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Filters.Gradients;

/// <summary>The brightness of each pixel.</summary>
internal static class Luminance
{
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
        var luminance = new Tensor<T>(new Shape(1, shape.Rows, shape.Columns));
        var (red, green, blue) = (T.CreateChecked(0.2126), T.CreateChecked(0.7152), T.CreateChecked(0.0722));
        Bands.Run(shape.Rows, threads, (first, end) =>
        {
            for (var row = first; row < end; row++)
            {
                var sum = luminance.Row(row);
                TensorPrimitives.Multiply(image.Row(row), red, sum);
                TensorPrimitives.MultiplyAdd(image.Row(shape.Rows + row), green, sum, sum);
                TensorPrimitives.MultiplyAdd(image.Row(2 * shape.Rows + row), blue, sum, sum);
            }
        }, cancellation);
        return luminance;
    }
}
