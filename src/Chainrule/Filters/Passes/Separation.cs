using System.Numerics;
using Chainrule.Filters.Analysis;

namespace Chainrule.Filters.Passes;

/// <summary>A kernel of one channel as a column times a row: <c>K_mn = Column_m · Row_n</c>, where it has rank 1.</summary>
/// <param name="Column">One weight a kernel row.</param>
/// <param name="Row">One weight a kernel column.</param>
internal sealed record Separation(double[] Column, double[] Row)
{
    /// <summary>Roundings of T by which a product of factors may miss its weight: a Gaussian's own exponentials miss by some.</summary>
    private const int Roundings = 8;

    /// <summary>
    /// Separates a kernel; null unless the factors, rounded to T, give every weight back but for T's rounding. A kernel of
    /// whole numbers has factors of whole numbers, so that on whole numbers two passes are as exact as one.
    /// </summary>
    public static Separation? Of<T>(Kernel kernel) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (kernel.Channels != 1)
        {
            return null;
        }
        if (SeparableFactors.Of(kernel, kernel.Weights.ToArray().Max(Math.Abs)) is not { } factors)
        {
            return null;
        }
        var separation = new Separation([.. factors.Column.Select(weight => factors.Scale * weight)], [.. factors.Row]);
        return separation.Gives<T>(kernel) ? separation : null;
    }

    private bool Gives<T>(Kernel kernel) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var rounding = double.CreateChecked(T.BitIncrement(T.One) - T.One) * Roundings;
        for (var m = 0; m < Column.Length; m++)
        {
            for (var n = 0; n < Row.Length; n++)
            {
                var product = Rounded<T>(Column[m]) * Rounded<T>(Row[n]);
                if (!(Math.Abs(product - kernel[m, n]) <= rounding * Math.Abs(kernel[m, n])))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static double Rounded<T>(double value) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        double.CreateChecked(T.CreateChecked(value));
}
