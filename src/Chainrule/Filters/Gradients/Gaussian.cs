using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>Smooths an image by a Gaussian.</summary>
internal static class Gaussian
{
    /// <summary>
    /// Along the rows and then along the columns, which is the two-dimensional Gaussian. It ends after four deviations, as
    /// scipy.ndimage's does: what is cut off is below 1/15000 of the whole.
    /// </summary>
    public static Tensor<T> Smooth<T>(Tensor<T> image, double sigma, Boundary boundary, int threads, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(sigma > 0 && sigma <= ImageGradient.LargestSigma))
        {
            throw new ArgumentOutOfRangeException(nameof(sigma), sigma, $"It must be above 0 and at most {ImageGradient.LargestSigma}.");
        }
        // Two rows of weights rather than a GaussianKernel, which the filter would separate: with the largest deviation that is one
        // of 8001² weights.
        var weights = GaussianKernel.Row(sigma, 2 * (int)(4 * sigma + 0.5) + 1);
        var alongRow = new Filter(Kernel.Row(weights)) { Padding = Padding.Same, Boundary = boundary };
        var alongColumn = alongRow with { Kernel = alongRow.Kernel.Transposed() };
        return alongColumn.Apply(alongRow.Apply(image, threads, cancellation), threads, cancellation);
    }
}
