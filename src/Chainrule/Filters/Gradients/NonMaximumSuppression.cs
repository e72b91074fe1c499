using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>Thins broad slopes to lines: a step of Canny's edge detector (A Computational Approach to Edge Detection, 1986).</summary>
public static class NonMaximumSuppression
{
    /// <summary>
    /// The magnitudes of those pixels that are the steepest on the way up their slope, and 0 for all others. What is left of
    /// an edge is a line without gaps, one pixel wide along the gradient; a diagonal one is a staircase. A step between two
    /// pixels is equally steep at both: the brighter one is kept. What lies outside the image counts as flat. A magnitude that
    /// is not finite is never kept.
    /// </summary>
    /// <param name="gradient">The gradient of an image.</param>
    /// <param name="threads">How many threads work; 0 takes every core. The result is the same bits for any number.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static Tensor<T> Of<T>(ImageGradient<T> gradient, int threads = 0, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(gradient);
        var kept = new Tensor<T>(gradient.Magnitude.Shape);
        Bands.Run(kept.Shape.Rows, threads, (first, end) =>
        {
            var slopes = new SlopeRows<T>(gradient);
            for (var row = first; row < end; row++)
            {
                slopes.Thin(row, kept.Row(row));
            }
        }, cancellation);
        return kept;
    }
}
