using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>Kernels from their definitions, apart from the library's own.</summary>
internal static class Weights
{
    /// <summary>The slope down the rows, smoothed along them: [−1 0 1]ᵀ · [1 2 1].</summary>
    public static Kernel SobelDown { get; } = new(new double[,]
    {
        { -1, -2, -1 },
        { 0, 0, 0 },
        { 1, 2, 1 },
    });

    /// <summary>[−1 0 1]ᵀ · [1 1 1].</summary>
    public static Kernel PrewittDown { get; } = new(new double[,]
    {
        { -1, -1, -1 },
        { 0, 0, 0 },
        { 1, 1, 1 },
    });

    /// <summary>The second difference down the rows and the one along the columns.</summary>
    public static Kernel Laplace { get; } = new(new double[,]
    {
        { 0, 1, 0 },
        { 1, -4, 1 },
        { 0, 1, 0 },
    });

    /// <summary>
    /// g(m) · g(n) for g(x) = exp(−x² / 2σ²), made to sum to 1, over as many cells as ndimage takes: 4σ to each side, rounded.
    /// </summary>
    public static Kernel Gaussian(double sigma)
    {
        var g = Bell(sigma);
        return Outer(g, g);
    }

    /// <summary>
    /// The Gaussian's second derivative down the rows and the one along the columns: g″(x) = (x² / σ⁴ − 1 / σ²) · g(x).
    /// </summary>
    public static Kernel GaussianLaplace(double sigma)
    {
        var g = Bell(sigma);
        var radius = g.Length / 2;
        double[] curvature = [.. g.Select((value, i) => (Math.Pow((i - radius) / sigma, 2) - 1) / (sigma * sigma) * value)];
        return Sum(Outer(curvature, g), Outer(g, curvature));
    }

    /// <summary>column(m) · row(n).</summary>
    public static Kernel Outer(double[] column, double[] row) =>
        new(new Shape(1, column.Length, row.Length), [.. column.SelectMany(c => row.Select(r => c * r))]);

    /// <summary>The sum of two kernels of one shape, weight by weight.</summary>
    public static Kernel Sum(Kernel left, Kernel right) =>
        new(left.Shape, [.. left.Weights.ToArray().Zip(right.Weights.ToArray(), (a, b) => a + b)]);

    private static double[] Bell(double sigma)
    {
        var radius = (int)(4 * sigma + 0.5);
        double[] bell = [.. Enumerable.Range(-radius, 2 * radius + 1).Select(x => Math.Exp(-x * x / (2 * sigma * sigma)))];
        var sum = bell.Sum();
        return [.. bell.Select(value => value / sum)];
    }
}
