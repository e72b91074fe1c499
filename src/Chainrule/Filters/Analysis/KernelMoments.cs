namespace Chainrule.Filters.Analysis;

/// <summary>
/// The moments of a kernel about its centre, <c>M_pq = Σ K_mn xᵖ yᵠ</c>, x to the right and y downwards in cells: by
/// Taylor's series the answer (cross-correlation) to a smooth picture f is <c>Σ_pq M_pq / (p! q!) · ∂ᵖ⁺ᵠf / ∂xᵖ∂yᵠ</c>.
/// </summary>
public sealed class KernelMoments
{
    /// <summary>The highest order p + q that is kept.</summary>
    public const int HighestOrder = 4;

    /// <summary>The share of Σ |K_mn| |x|ᵖ |y|ᵠ below which a moment is 0, but for rounding.</summary>
    private const double Rounding = 1e-10;

    private readonly double[,] moments = new double[HighestOrder + 1, HighestOrder + 1];

    internal KernelMoments(Kernel kernel)
    {
        var sizes = new double[HighestOrder + 1, HighestOrder + 1];
        for (var m = 0; m < kernel.Rows; m++)
        {
            for (var n = 0; n < kernel.Columns; n++)
            {
                Add(sizes, kernel[m, n], n - (kernel.Columns - 1) / 2.0, m - (kernel.Rows - 1) / 2.0);
            }
        }
        foreach (var (p, q) in Enumerable.Range(0, HighestOrder + 1).SelectMany(OfOrder))
        {
            if (Math.Abs(moments[p, q]) <= Rounding * sizes[p, q])
            {
                moments[p, q] = 0;
            }
        }
    }

    /// <summary>The moment M_pq, with p + q at most <see cref="HighestOrder"/>; 0 where only rounding differs from it.</summary>
    public double this[int p, int q] => moments[p, q];

    /// <summary>
    /// The lowest order with a moment that is not 0: that of the derivative that the kernel takes. Null where all are 0.
    /// </summary>
    public int? LeadingOrder
    {
        get
        {
            for (var order = 0; order <= HighestOrder; order++)
            {
                if (OfOrder(order).Any(powers => moments[powers.P, powers.Q] != 0))
                {
                    return order;
                }
            }
            return null;
        }
    }

    /// <summary>The factor of <c>∂ᵖ⁺ᵠf / ∂xᵖ∂yᵠ</c> in the answer: <c>M_pq / (p! q!)</c>.</summary>
    public double Coefficient(int p, int q) => moments[p, q] / (Factorial(p) * Factorial(q));

    /// <summary>The pairs (p, q) with p + q the order, x's power falling.</summary>
    internal static IEnumerable<(int P, int Q)> OfOrder(int order) => Enumerable.Range(0, order + 1).Select(q => (order - q, q));

    private void Add(double[,] sizes, double weight, double x, double y)
    {
        var column = weight;
        for (var p = 0; p <= HighestOrder; p++)
        {
            var term = column;
            for (var q = 0; q <= HighestOrder - p; q++)
            {
                moments[p, q] += term;
                sizes[p, q] += Math.Abs(term);
                term *= y;
            }
            column *= x;
        }
    }

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
}
