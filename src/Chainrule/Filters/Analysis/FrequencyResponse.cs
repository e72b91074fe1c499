using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Chainrule.Filters.Analysis;

/// <summary>
/// What a kernel makes of waves: <c>|H(u, v)| = |Σ K_mn e^(−2πi(u·x + v·y))|</c>, the factor that a wave of u cycles a cell to
/// the right and v cycles a cell downwards is multiplied by. It is the same for cross-correlation and convolution, and of (−u, −v) it is
/// that of (u, v); u and v run from −½ to ½, for no cells hold faster waves.
/// </summary>
public sealed class FrequencyResponse
{
    private const int FewestSteps = 64, MostSteps = 256;

    /// <summary>The share of the largest gain by which rounding makes gains differ that are the same.</summary>
    private const double Rounding = 1e-9;

    private readonly Kernel kernel;
    private readonly double[,] gains;

    internal FrequencyResponse(Kernel kernel)
    {
        this.kernel = kernel;
        Steps = FewestSteps;
        while (Steps < MostSteps && Steps < 2 * Math.Max(kernel.Rows, kernel.Columns))
        {
            Steps *= 2;
        }
        gains = FourierTransform.Magnitudes(kernel, Steps);
        var (row, column) = Highest();
        Peak = Refined(Frequency(column), Frequency(row));
    }

    /// <summary>How many steps the grid takes from −½ to ½ along each axis: a power of two.</summary>
    public int Steps { get; }

    /// <summary>The gain at a point of the grid: row 0 is v = −½, column 0 is u = −½, and both run to <see cref="Steps"/>.</summary>
    public double this[int row, int column] => gains[row, column];

    /// <summary>The frequency of a column or a row, in cycles a cell.</summary>
    public double Frequency(int index) => (double)index / Steps - 0.5;

    /// <summary>The gain of a constant picture: the sum of the weights, its sign aside.</summary>
    public double Constant => gains[Steps / 2, Steps / 2];

    /// <summary>The gain of the fastest wave along the rows, +1 −1 +1 −1….</summary>
    public double FastestAlongRows => gains[Steps / 2, Steps];

    /// <summary>The gain of the fastest wave along the columns.</summary>
    public double FastestAlongColumns => gains[0, Steps / 2];

    /// <summary>The gain of a chessboard.</summary>
    public double Chessboard => gains[0, 0];

    /// <summary>The largest gain, and a frequency that has it, with u at least 0.</summary>
    public (double Gain, double U, double V) Peak { get; }

    /// <summary>The smallest gain of the grid.</summary>
    public double Least => TensorPrimitives.Min(All);

    /// <summary>The gain of any frequency.</summary>
    public double At(double u, double v) => FourierTransform.Magnitude(kernel, u, v);

    /// <summary>A gain, 0 where only rounding makes it another number.</summary>
    internal double Cleaned(double gain) => gain <= Rounding * Peak.Gain ? 0 : gain;

    /// <summary>The gain of any frequency, read between the grid's points.</summary>
    internal double Between(double u, double v)
    {
        var (x, y) = ((u + 0.5) * Steps, (v + 0.5) * Steps);
        var (column, row) = (Math.Clamp((int)x, 0, Steps - 1), Math.Clamp((int)y, 0, Steps - 1));
        return double.Lerp(
            double.Lerp(gains[row, column], gains[row, column + 1], x - column),
            double.Lerp(gains[row + 1, column], gains[row + 1, column + 1], x - column),
            y - row);
    }

    private ReadOnlySpan<double> All => MemoryMarshal.CreateReadOnlySpan(ref gains[0, 0], gains.Length);

    /// <summary>The grid point of the largest gain; of equal ones that of the slowest wave.</summary>
    private (int Row, int Column) Highest()
    {
        var most = TensorPrimitives.Max(All);
        var (best, slowest) = ((0, 0), double.MaxValue);
        for (var row = 0; row <= Steps; row++)
        {
            for (var column = Steps / 2; column <= Steps; column++)
            {
                var frequency = double.Hypot(Frequency(row), Frequency(column));
                if (gains[row, column] >= most * (1 - Rounding) && frequency < slowest)
                {
                    (best, slowest) = ((row, column), frequency);
                }
            }
        }
        return best;
    }

    /// <summary>Climbs from a grid point to the top beside it, by smaller and smaller steps.</summary>
    private (double Gain, double U, double V) Refined(double u, double v)
    {
        var best = (Gain: At(u, v), U: u, V: v);
        // Near a top a gain changes by the square of the step: smaller steps than the last one here change no digit.
        for (var step = 0.5 / Steps; step > 1e-7; step /= 2)
        {
            for (var climbed = true; climbed;)
            {
                climbed = false;
                foreach (var (du, dv) in new[] { (step, 0.0), (-step, 0), (0, step), (0, -step) })
                {
                    var (nextU, nextV) = (Math.Clamp(best.U + du, 0, 0.5), Math.Clamp(best.V + dv, -0.5, 0.5));
                    var gain = At(nextU, nextV);
                    if (gain > best.Gain * (1 + 1e-15))
                    {
                        (best, climbed) = ((gain, nextU, nextV), true);
                    }
                }
            }
        }
        return best;
    }
}
