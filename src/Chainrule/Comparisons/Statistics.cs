namespace Chainrule.Comparisons;

/// <summary>
/// The few statistics that a comparison stands on: means with Student's interval, Wilson's interval of a share, and
/// McNemar's exact test. Every interval is a 95% interval.
/// </summary>
public static class Statistics
{
    /// <summary>The 97.5% quantile of the standard normal distribution.</summary>
    internal const double NormalQuantile = 1.959963984540054;

    /// <summary>The arithmetic mean; NaN of no values.</summary>
    public static double Mean(IReadOnlyCollection<double> values) => values.Count == 0 ? double.NaN : values.Sum() / values.Count;

    /// <summary>The sample deviation √(Σ(v − mean)² / (n − 1)); NaN of fewer than two values.</summary>
    public static double Deviation(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
        {
            return double.NaN;
        }
        var mean = Mean(values);
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    /// <summary>
    /// The mean and its interval by Student's t: mean ± t · deviation / √n with n − 1 degrees of freedom. One value says
    /// nothing of its spread: both ends are then the value itself.
    /// </summary>
    /// <exception cref="ArgumentException">No values.</exception>
    public static Interval MeanInterval(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
        {
            throw new ArgumentException("An interval needs at least one value.", nameof(values));
        }
        var mean = Mean(values);
        if (values.Count == 1)
        {
            return new Interval(mean, mean, mean);
        }
        var half = StudentQuantile(values.Count - 1) * Deviation(values) / Math.Sqrt(values.Count);
        return new Interval(mean, mean - half, mean + half);
    }

    /// <summary>
    /// The share of examples answered right and Wilson's interval of it (E. B. Wilson, "Probable inference, the law of
    /// succession, and statistical inference", 1927), which stays within [0, 1] and is honest near its ends.
    /// </summary>
    /// <param name="right">How many were right.</param>
    /// <param name="examples">Of how many; at least 1.</param>
    public static Interval ShareInterval(int right, int examples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(right, examples);
        var share = right / (double)examples;
        const double SquaredQuantile = NormalQuantile * NormalQuantile;
        var scale = 1 + SquaredQuantile / examples;
        var centre = (share + SquaredQuantile / (2.0 * examples)) / scale;
        var half = NormalQuantile / scale
            * Math.Sqrt(share * (1 - share) / examples + SquaredQuantile / (4.0 * examples * examples));
        // At both ends the formula gives exactly the share; rounding must not put the share outside its interval.
        return new Interval(share, Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1));
    }

    /// <summary>
    /// McNemar's exact test, two-sided: how probable a split of the discordant examples at least as uneven as this one
    /// is, if each of them fell to either side by the toss of a coin. 1 if there are none.
    /// </summary>
    /// <param name="onlyFirst">Examples that only the first answers right.</param>
    /// <param name="onlySecond">Examples that only the second answers right.</param>
    public static double McNemar(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        double discordant = (double)onlyFirst + onlySecond;
        double fewer = Math.Min(onlyFirst, onlySecond);
        // P(X = fewer) for X binomial with probability ½, in logarithms because 2ⁿ soon leaves the range of a double;
        // the smaller terms follow by P(X = k − 1) = P(X = k) · k / (n − k + 1).
        var largest = Math.Exp(
            SpecialFunctions.LogGamma(discordant + 1) - SpecialFunctions.LogGamma(fewer + 1)
            - SpecialFunctions.LogGamma(discordant - fewer + 1) - discordant * Math.Log(2));
        var sum = 1.0;
        var term = 1.0;
        for (var k = fewer; k > 0 && term > 1e-17; k--)
        {
            term *= k / (discordant - k + 1);
            sum += term;
        }
        return Math.Min(1, 2 * largest * sum);
    }

    /// <summary>
    /// The 97.5% quantile of Student's t distribution: the t that |T| exceeds with probability 0.05, by halving an
    /// interval on P(|T| &gt; t) = I_x(ν/2, ½) with x = ν / (ν + t²).
    /// </summary>
    /// <param name="freedom">The degrees of freedom ν, at least 1.</param>
    internal static double StudentQuantile(int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        // The quantile falls from 12.706 at one degree of freedom towards the normal distribution's.
        var (low, high) = (1.9, 12.8);
        for (var middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2)
        {
            var tail = SpecialFunctions.IncompleteBeta(freedom / (freedom + middle * middle), freedom / 2.0, 0.5);
            (low, high) = tail > 0.05 ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }
}
