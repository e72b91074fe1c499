using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>Smooths an image by a Gaussian.</summary>
public static class Gaussian
{
    /// <summary>The largest standard deviation, in pixels.</summary>
    public const double LargestSigma = 1000;

    /// <summary>
    /// The weights <c>exp(−i²/2σ²)</c>, scaled to sum to 1, at <c>i = −r … r</c> with <c>r = ⌊4σ + ½⌋</c>: as far as
    /// scipy.ndimage goes, where what is cut off is below 1/15000 of the whole.
    /// </summary>
    internal static double[] Weights(double sigma)
    {
        var reach = (int)(4 * sigma + 0.5);
        double[] weights = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(i => Math.Exp(-i * (double)i / (2 * sigma * sigma)))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Along the rows and then along the columns, which is the two-dimensional Gaussian.</summary>
    internal static Tensor<T> Smooth<T>(Tensor<T> image, double sigma, Boundary boundary, int threads, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(sigma > 0 && sigma <= LargestSigma))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, $"It must be above 0 and at most {LargestSigma}.");
        }
        var weights = Weights(sigma);
        var alongRow = new Filter(new Kernel(new Shape(1, 1, weights.Length), weights)) { Padding = Padding.Same, Boundary = boundary };
        var alongColumn = alongRow with { Kernel = alongRow.Kernel.Transposed() };
        return alongColumn.Apply(alongRow.Apply(image, threads, cancellation), threads, cancellation);
    }
}
