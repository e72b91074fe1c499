using System.Globalization;

namespace Chainrule.Notation;

/// <summary>How a number is written, in every notation: a sign, decimal digits and, where it is far from 1, a power of ten.</summary>
/// <param name="IsNegative">Whether a minus stands before it.</param>
/// <param name="Digits"><c>0.25</c>, <c>1.5</c>, <c>NaN</c> or <c>∞</c>.</param>
/// <param name="Exponent">The power of ten that the digits are multiplied by; null for none.</param>
internal readonly record struct WrittenNumber(bool IsNegative, string Digits, int? Exponent)
{
    /// <summary>Beyond this the zeros hide the number: 0.0001 is written so, 0.00001 is 1·10⁻⁵.</summary>
    private const int LeastExponent = -4;

    /// <summary>Rounds to so many significant digits and leaves the zeros at the end away.</summary>
    public static WrittenNumber Of(double value, int significant)
    {
        if (!double.IsFinite(value))
        {
            return new(value < 0, double.IsNaN(value) ? "NaN" : "∞", null);
        }
        // d.ddddE±xxx
        var text = Math.Abs(value).ToString($"E{significant - 1}", CultureInfo.InvariantCulture);
        var end = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = text[..end].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        if (digits.Length == 0)
        {
            return new(false, "0", null);
        }
        return exponent < LeastExponent || exponent >= significant
            ? new(value < 0, WithPoint(digits, 1), exponent)
            : new(value < 0, WithPoint(digits, exponent + 1), null);
    }

    /// <summary>The digits with the point after so many of them; zeros fill what is missing on either side.</summary>
    private static string WithPoint(string digits, int whole) => whole switch
    {
        <= 0 => "0." + new string('0', -whole) + digits,
        _ when whole >= digits.Length => digits.PadRight(whole, '0'),
        _ => $"{digits[..whole]}.{digits[whole..]}",
    };
}
