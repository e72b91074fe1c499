namespace Chainrule.Filters;

/// <summary>Laplace's operator on a picture that a Gaussian has smoothed: Marr and Hildreth's edge detector.</summary>
public static class LaplacianOfGaussianKernel
{
    internal static readonly KernelParameter SigmaParameter = GaussianKernel.SigmaParameter;

    internal static readonly KernelParameter SizeParameter = KernelParameter.Size("2·⌈4·SIGMA⌉ + 1");

    /// <summary>
    /// <c>(x² + y² − 2σ²) / σ⁴ · exp(−(x² + y²) / 2σ²)</c> at the middle of each cell, divided by the sum of the exponentials
    /// (D. Marr and E. Hildreth, "Theory of edge detection", 1980). What the samples then fail to sum to 0 by is taken from all
    /// of them alike, so that a constant picture gives 0. The centre is negative, as Laplace's is.
    /// </summary>
    /// <param name="sigma">The Gaussian's deviation σ in cells.</param>
    /// <param name="size">Its rows and columns; it reaches to four deviations unless it is said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">A σ below 0.1 or above 100; a size below 1 or above 1000.</exception>
    public static Kernel Create(double sigma, int? size = null)
    {
        var variance = SigmaParameter.Check(sigma) * sigma;
        var cells = SizeParameter.Check(size ?? DefaultSize(sigma), nameof(size));
        var row = GaussianKernel.Row(sigma, cells);
        var weights = KernelGrid.Sample(
            cells, cells, (x, y, m, n) => (x * x + y * y - 2 * variance) / (variance * variance) * row[m] * row[n]);
        var mean = weights.Sum() / weights.Length;
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] -= mean;
        }
        return new Kernel(new Tensors.Shape(1, cells, cells), weights);
    }

    internal static int DefaultSize(double sigma) => 2 * (int)Math.Ceiling(4 * sigma) + 1;
}
