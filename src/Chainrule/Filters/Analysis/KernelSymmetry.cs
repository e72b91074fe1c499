namespace Chainrule.Filters.Analysis;

/// <summary>Which mirrors and turns leave a kernel the same, or turn its signs.</summary>
/// <param name="LeftRight">Mirrored at the vertical axis.</param>
/// <param name="TopBottom">Mirrored at the horizontal axis.</param>
/// <param name="Diagonal">Rows and columns exchanged.</param>
/// <param name="AntiDiagonal">Mirrored at the other diagonal.</param>
/// <param name="HalfTurn">Turned by half a turn: where it is even, convolution and cross-correlation are the same.</param>
/// <param name="QuarterTurn">Turned by a quarter turn.</param>
public sealed record KernelSymmetry(
    Parity LeftRight, Parity TopBottom, Parity Diagonal, Parity AntiDiagonal, Parity HalfTurn, Parity QuarterTurn)
{
    internal static KernelSymmetry Of(Kernel kernel, double largest)
    {
        return new KernelSymmetry(
            Under(Arrangement.LeftRight), Under(Arrangement.TopBottom), Under(Arrangement.Transposed), Under(Arrangement.AntiTransposed),
            Under(Arrangement.HalfTurn), Under(Arrangement.QuarterTurnLeft));

        Parity Under(Arrangement arrangement)
        {
            var other = kernel.Arranged(arrangement);
            return other.Shape != kernel.Shape ? Parity.None
                : IsMultiple(other, 1) ? Parity.Even
                : IsMultiple(other, -1) ? Parity.Odd
                : Parity.None;
        }

        bool IsMultiple(Kernel other, int sign)
        {
            for (var i = 0; i < kernel.Weights.Length; i++)
            {
                if (Math.Abs(kernel.Weights[i] - sign * other.Weights[i]) > Levels.Rounding * largest)
                {
                    return false;
                }
            }
            return true;
        }
    }
}
