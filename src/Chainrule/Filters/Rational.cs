using System.Globalization;
using Chainrule.Texts;

namespace Chainrule.Filters;

/// <summary>A fraction in lowest terms, its denominator above 0.</summary>
internal readonly record struct Rational(long Numerator, long Denominator)
{
    /// <summary>The largest numerator and denominator that a number is taken for.</summary>
    public const long Largest = 1_000_000;

    /// <summary>
    /// How far, relatively, a fraction may lie from a double that stands for it: what rounding a quotient of two rounded numbers
    /// can do, and some to spare. So near to an arbitrary double there is hardly ever a small fraction.
    /// </summary>
    private const double Tolerance = 1e-15;

    /// <summary>The double nearest to it.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>
    /// The simplest fraction that a double stands for, by its continued fraction; null where there is none with a numerator and a
    /// denominator of at most <see cref="Largest"/>.
    /// </summary>
    public static Rational? Of(double value)
    {
        // The convergents p/q, each from the two before it.
        var (p, q, pBefore, qBefore) = (1L, 0L, 0L, 1L);
        var rest = Math.Abs(value);
        while (rest <= Largest)
        {
            var whole = (long)Math.Floor(rest);
            (p, q, pBefore, qBefore) = (whole * p + pBefore, whole * q + qBefore, p, q);
            if (p > Largest || q > Largest)
            {
                return null;
            }
            if (Math.Abs((double)p / q - Math.Abs(value)) <= Tolerance * Math.Abs(value))
            {
                return new Rational(Math.Sign(value) * p, q);
            }
            rest = 1 / (rest - whole);
        }
        return null;
    }

    /// <summary>Reads a finite number, or two with a slash between: <c>1/16</c>, <c>-2.5</c>; a minus sign may be a true one.</summary>
    public static bool TryParse(string word, out double value)
    {
        var parts = word.Replace('−', '-').Split('/');
        value = 0;
        if (parts.Length > 2 || !TryNumber(parts[0], out value))
        {
            return false;
        }
        if (parts.Length == 2)
        {
            value = TryNumber(parts[1], out var denominator) && denominator != 0 ? value / denominator : double.NaN;
        }
        return double.IsFinite(value);
    }

    private static bool TryNumber(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <inheritdoc/>
    public override string ToString() =>
        Denominator == 1 ? Number.Print(Numerator) : $"{Number.Print(Numerator)}/{Number.Print(Denominator)}";
}
