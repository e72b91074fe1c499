using System.Globalization;

namespace Chainrule.Derivations.Checking;

/// <summary>
/// A number as a student wrote it, with the digits that were written: 0.59 claims less than 0.590. It agrees with the right one
/// where it is that number rounded to these digits or cut off after them, and differs from it by no more than a twentieth, so
/// that at least two significant digits are asked for. Of a number with many digits no more is asked than single precision gives.
/// </summary>
public sealed record GivenNumber
{
    /// <summary>What a number in single precision may be off by: absolutely below 1, relatively above.</summary>
    private const double Single = 1e-7;

    /// <summary>What is a zero but for rounding in double precision.</summary>
    private const double Nothing = 1e-12;

    /// <summary>The largest part of a number that it may be off by, however few digits were given.</summary>
    private const double LargestShare = 0.05;

    /// <summary>A part of the last digit's unit that computing in binary may add to or take from a difference.</summary>
    private const double Binary = 1e-6;

    private GivenNumber(string text, double value, double unit) => (Text, Value, Unit) = (text, value, unit);

    /// <summary>What was written.</summary>
    public string Text { get; }

    /// <summary>The number.</summary>
    public double Value { get; }

    /// <summary>The unit of the last digit: 0.01 for 0.59.</summary>
    public double Unit { get; }

    /// <summary>Reads a number as JSON has it: digits, perhaps with a point and an exponent.</summary>
    /// <returns>null where it is none, or not finite.</returns>
    public static GivenNumber? Parse(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return null;
        }
        var end = text.AsSpan().IndexOfAny('e', 'E');
        var digits = end < 0 ? text : text[..end];
        // An exponent of more digits than an int has would not have left a finite number but 0.
        var exponent = end < 0 ? 0 : int.TryParse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var e) ? e : 0;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        return new(text, value, Math.Pow(10, exponent - decimals));
    }

    /// <summary>How far the number may be from the one that was meant: half a unit, and no more than a number may be off by.</summary>
    public double HalfUnit => Math.Min(Unit, LargestShare * Math.Abs(Value)) / 2;

    /// <summary>Whether this is a number, as far as it was written out.</summary>
    /// <param name="number">The number in full.</param>
    /// <param name="slack">What it may be off by besides; never more than the share of it that any answer may be off by.</param>
    public bool Agrees(double number, double slack = 0)
    {
        var difference = Math.Abs(Value - number);
        if (Math.Abs(number) <= Nothing)
        {
            return difference <= Single;
        }
        var size = Math.Max(Math.Abs(number), Math.Abs(Value));
        return difference <= Math.Min(Math.Max(Rounding(number), Single * Math.Max(1, size)) + slack, LargestShare * size);
    }

    /// <summary>Whether it is a number correctly rounded or cut off, with too few digits to be told from others. A zero has none at all.</summary>
    /// <param name="number">The number in full.</param>
    public bool IsTooShortFor(double number) => !IsZero && !Agrees(number) && Math.Abs(Value - number) <= Rounding(number);

    /// <summary>Whether it is a zero as far as single precision goes, whatever digits follow.</summary>
    public bool IsZero => AreSame(Value, 0);

    /// <summary>Whether two numbers are the same as far as single precision goes.</summary>
    internal static bool AreSame(double one, double other) => Math.Abs(one - other) <= Single;

    /// <summary>What writing a number with these digits may change.</summary>
    private double Rounding(double number)
    {
        // Cut off, a number is nearer to zero by less than one unit; rounded, it is off by half of one at most.
        var isCutOff = Math.Abs(Value) < Math.Abs(number) && Value * number >= 0;
        return Unit * (isCutOff ? 1 - Binary : 0.5 + Binary);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
