namespace Chainrule.Filters;

/// <summary>Gauss's bell.</summary>
public static class GaussianKernel
{
    internal static readonly KernelParameter SigmaParameter = new("SIGMA", "its deviation in cells", 0.1, 100);

    internal static readonly KernelParameter SizeParameter = KernelParameter.Size("2·⌈3·SIGMA⌉ + 1");

    /// <summary>
    /// The bell <c>exp(−(x² + y²) / 2σ²)</c> at the middle of each cell, divided by the sum of all, so that the weights sum
    /// to 1.
    /// </summary>
    /// <param name="sigma">The deviation σ in cells.</param>
    /// <param name="size">Its rows and columns; beyond three deviations, where it ends unless it is said otherwise, little is left.</param>
    /// <exception cref="ArgumentOutOfRangeException">A σ below 0.1 or above 100; a size below 1 or above 1000.</exception>
    public static Kernel Create(double sigma, int? size = null)
    {
        var row = Row(SigmaParameter.Check(sigma), SizeParameter.Check(size ?? DefaultSize(sigma), nameof(size)));
        return KernelGrid.Outer(row, row);
    }

    internal static int DefaultSize(double sigma) => 2 * (int)Math.Ceiling(3 * sigma) + 1;

    /// <summary>The bell along one axis, its sum 1: the kernel is this times itself.</summary>
    internal static double[] Row(double sigma, int size)
    {
        var row = new double[size];
        var sum = 0.0;
        for (var n = 0; n < size; n++)
        {
            var deviations = (n - (size - 1) / 2.0) / sigma;
            sum += row[n] = Math.Exp(-deviations * deviations / 2);
        }
        for (var n = 0; n < size; n++)
        {
            row[n] /= sum;
        }
        return row;
    }
}
