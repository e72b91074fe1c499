namespace Chainrule.Symbolics;

/// <summary>The standard normal distribution in double precision.</summary>
internal static class Normal
{
    private const double SeriesEnd = 2;

    /// <summary>φ(u) = e^(−u²/2)/√(2π).</summary>
    public static double Density(double u) => Math.Exp(-u * u / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// Φ(u): by ½ + φ(u)·(u + u³/3 + u⁵/15 + …) near 0, by the continued fraction of the tail beyond (Abramowitz and Stegun,
    /// Handbook of Mathematical Functions, 26.2.11 and 26.2.14).
    /// </summary>
    public static double Cumulative(double u) => u switch
    {
        _ when double.IsNaN(u) => u,
        < -SeriesEnd => Tail(-u),
        > SeriesEnd => 1 - Tail(u),
        _ => 0.5 + Density(u) * Series(u),
    };

    private static double Series(double u)
    {
        var (term, sum) = (u, u);
        for (var n = 3; Math.Abs(term) > Math.Abs(sum) * 1e-17; n += 2)
        {
            term *= u * u / n;
            sum += term;
        }
        return sum;
    }

    /// <summary>φ(u)/(u + 1/(u + 2/(u + 3/(u + …)))).</summary>
    private static double Tail(double u)
    {
        // Enough for every u above 2.
        const int Depth = 100;
        var fraction = u;
        for (var n = Depth; n >= 1; n--)
        {
            fraction = u + n / fraction;
        }
        return Density(u) / fraction;
    }
}
