using System.Numerics;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Filters.Gradients;

/// <summary>Measures the gradient of an image.</summary>
public static class ImageGradient
{
    /// <summary>The largest standard deviation of the Gaussian that smooths before, in pixels.</summary>
    public const double LargestSigma = 1000;

    /// <summary>
    /// The gradient at every pixel. A picture of three channels (red, green, blue) is taken by its luminance, Rec. 709's
    /// weights on the values as they are.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="image">1 or 3 channels × rows × columns.</param>
    /// <param name="op">How slopes are measured.</param>
    /// <param name="boundary">What lies around the image; the edge going on makes no edges of its own.</param>
    /// <param name="sigma">
    /// The standard deviation, in pixels, of a Gaussian that smooths the image before; 0 for none. The noisier the image,
    /// the more of it.
    /// </param>
    /// <param name="threads">How many threads work; 0 takes every core. The result is the same bits for any number.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>The four results. A value that is not finite makes those around it NaN or infinite.</returns>
    /// <exception cref="ChainruleException">An image of other than 1 or 3 channels.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sigma below 0 or above <see cref="LargestSigma"/>, or fewer threads than 0.</exception>
    public static ImageGradient<T> Of<T>(
        Tensor<T> image, GradientOperator op, Boundary boundary = Boundary.Replicate, double sigma = 0, int threads = 0,
        CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(op);
        var levels = Luminance.Of(image, threads, cancellation);
        if (sigma != 0)
        {
            levels = Gaussian.Smooth(levels, sigma, boundary, threads, cancellation);
        }
        var gradient = new ImageGradient<T>(op, levels.Shape);
        Bands.Run(levels.Shape.Rows, threads, (first, end) =>
        {
            var rows = new GradientRows<T>(levels, op, boundary);
            for (var row = first; row < end; row++)
            {
                var gx = gradient.Gx.Row(row);
                var gy = gradient.Gy.Row(row);
                rows.Measure(row, gx, gy);
                TensorPrimitives.Hypot<T>(gx, gy, gradient.Magnitude.Row(row));
                Direction.Degrees<T>(gy, gx, gradient.Angle.Row(row));
            }
        }, cancellation);
        return gradient;
    }
}
