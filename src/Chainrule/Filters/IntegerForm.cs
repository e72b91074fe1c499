namespace Chainrule.Filters;

/// <summary>Weights as whole numbers without a common divisor, times one factor: <c>1/16 · (1 2 1 2 4 2 1 2 1)</c>.</summary>
/// <param name="Factor">What each number is multiplied by; above 0.</param>
/// <param name="FactorFraction">The factor as a fraction; null where it is none of small numbers.</param>
/// <param name="Numbers">The whole numbers, in the weights' order.</param>
internal sealed record IntegerForm(double Factor, Rational? FactorFraction, IReadOnlyList<long> Numbers)
{
    /// <summary>The largest whole number that a double tells from its neighbours.</summary>
    private const double LargestWhole = 1L << 53;

    /// <summary>
    /// The whole numbers that weights are multiples of: always where all are whole themselves; otherwise where the ratios of the
    /// weights are those of whole numbers up to a million, as far as doubles can tell. Null where there are none.
    /// </summary>
    public static IntegerForm? Of(ReadOnlySpan<double> weights) => Wholes(weights) is { } wholes ? Reduced(1, wholes) : Ratios(weights);

    private static long[]? Wholes(ReadOnlySpan<double> weights)
    {
        var wholes = new long[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] != Math.Floor(weights[i]) || Math.Abs(weights[i]) > LargestWhole)
            {
                return null;
            }
            wholes[i] = (long)weights[i];
        }
        return wholes;
    }

    private static IntegerForm? Ratios(ReadOnlySpan<double> weights)
    {
        var largest = 0.0;
        foreach (var weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }
        var ratios = new Rational[weights.Length];
        var common = 1L;
        for (var i = 0; i < weights.Length; i++)
        {
            if (Rational.Of(weights[i] / largest) is not { } ratio)
            {
                return null;
            }
            ratios[i] = ratio;
            common = common / Divisor(common, ratio.Denominator) * ratio.Denominator;
            if (common > Rational.Largest)
            {
                return null;
            }
        }
        return Reduced(largest / common, [.. ratios.Select(ratio => ratio.Numerator * (common / ratio.Denominator))]);
    }

    private static IntegerForm Reduced(double factor, long[] numbers)
    {
        var divisor = numbers.Aggregate(0L, (common, number) => Divisor(common, Math.Abs(number)));
        if (divisor > 1)
        {
            factor *= divisor;
            numbers = [.. numbers.Select(number => number / divisor)];
        }
        return new IntegerForm(factor, Rational.Of(factor), numbers);
    }

    /// <summary>The greatest common divisor (Euclid).</summary>
    private static long Divisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }
        return a;
    }
}
