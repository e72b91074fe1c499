namespace Chainrule.Comparisons;

/// <summary>The special functions beneath the statistics.</summary>
internal static class SpecialFunctions
{
    /// <summary>
    /// ln Γ(x) for x &gt; 0: Stirling's series (NIST Digital Library of Mathematical Functions, 5.11.1), after Γ(x + 1) = x Γ(x)
    /// has carried a small argument to where the series is exact to the last digits.
    /// </summary>
    public static double LogGamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        var product = 1.0;
        for (; x < 10; x++)
        {
            product *= x;
        }
        var inverse = 1 / x;
        var square = inverse * inverse;
        // B₂ₖ / (2k (2k − 1) x²ᵏ⁻¹) for k = 1 to 7, with the Bernoulli numbers B₂ₖ.
        var series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680
            - square * (1.0 / 1188 - square * (691.0 / 360360 - square / 156))))));
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series - Math.Log(product);
    }

    /// <summary>
    /// The regularised incomplete beta function I_x(a, b), by its continued fraction (NIST Digital Library of
    /// Mathematical Functions, 8.17.22), which converges fast for x below (a + 1) / (a + b + 2); elsewhere
    /// I_x(a, b) = 1 − I_{1−x}(b, a).
    /// </summary>
    public static double IncompleteBeta(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }
        if (x > (a + 1) / (a + b + 2))
        {
            return 1 - IncompleteBeta(1 - x, b, a);
        }
        var front = Math.Exp(a * Math.Log(x) + b * Math.Log(1 - x) + LogGamma(a + b) - LogGamma(a) - LogGamma(b)) / a;
        return front * BetaFraction(x, a, b);
    }

    /// <summary>1 / (1 + d₁ / (1 + d₂ / (1 + …))), evaluated from the front by Lentz's method.</summary>
    private static double BetaFraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        const int MostTerms = 10_000;
        var (fraction, numerator, denominator) = (1.0, 1.0, 0.0);
        for (var term = 1; term <= MostTerms; term++)
        {
            double m = term / 2;
            var d = term % 2 == 0
                ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            denominator = 1 / NotZero(1 + d * denominator);
            numerator = NotZero(1 + d / numerator);
            var factor = numerator * denominator;
            fraction *= factor;
            if (Math.Abs(factor - 1) < 1e-15)
            {
                break;
            }
        }
        return 1 / fraction;

        static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
    }
}
