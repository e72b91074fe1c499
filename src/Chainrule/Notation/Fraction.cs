namespace Chainrule.Notation;

/// <summary>A fraction; in text, its two parts side by side: <c>(5 − 3) / 2</c>, and close together where they are whole numbers: <c>1/2</c>.</summary>
public sealed record Fraction(Formula Numerator, Formula Denominator) : Formula
{
    /// <summary>Whether it is a number, of two that have neither sign nor point.</summary>
    internal bool IsNumeric => IsWhole(Numerator) && IsWhole(Denominator);

    private static bool IsWhole(Formula formula) =>
        formula is Number { Written: { IsNegative: false, Exponent: null } written } && written.Digits.All(char.IsAsciiDigit);
}
