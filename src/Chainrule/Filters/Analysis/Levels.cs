namespace Chainrule.Filters.Analysis;

/// <summary>What the sums of a kernel's weights say: of a constant picture, of the output's range, of noise.</summary>
/// <param name="Positive">The sum of the weights above 0: the largest output over inputs from 0 to 1.</param>
/// <param name="Negative">The sum of the weights below 0: the smallest output over inputs from 0 to 1.</param>
/// <param name="L2">
/// The root of the sum of the squares: the deviation of the output where the input is noise of deviation 1, each cell by itself.
/// </param>
/// <param name="Largest">The largest weight, its sign aside: the answer to a single cell of height 1.</param>
public sealed record Levels(double Positive, double Negative, double L2, double Largest)
{
    /// <summary>The share of the weights by which what they sum up to may miss the true number, for doubles are rounded.</summary>
    internal const double Rounding = 1e-12;

    /// <summary>The sum of all weights, the answer to a constant picture of height 1; 0 where only rounding differs from it.</summary>
    public double Sum => Cleaned(Positive + Negative);

    /// <summary>Whether weights of both signs all but balance: the sum is at most a twentieth of <see cref="L1"/>.</summary>
    public bool IsOfChange => Math.Abs(Sum) <= 0.05 * L1;

    /// <summary>The sum of the weights, their signs aside.</summary>
    public double L1 => Positive - Negative;

    /// <summary>The smallest and the largest output over inputs from 0 to <paramref name="most"/>.</summary>
    public (double Low, double High) OutputRange(double most) => (most * Negative, most * Positive);

    /// <summary>A sum of weights, or of shares of them; 0 where only rounding differs from it.</summary>
    internal double Cleaned(double sum) => Math.Abs(sum) <= Rounding * L1 ? 0 : sum;

    internal static Levels Of(Kernel kernel)
    {
        var (positive, negative, squares, largest) = (0.0, 0.0, 0.0, 0.0);
        foreach (var weight in kernel.Weights)
        {
            positive += Math.Max(weight, 0);
            negative += Math.Min(weight, 0);
            squares += weight * weight;
            largest = Math.Max(largest, Math.Abs(weight));
        }
        return new Levels(positive, negative, Math.Sqrt(squares), largest);
    }
}
