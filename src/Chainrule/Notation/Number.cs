namespace Chainrule.Notation;

/// <summary>A number. A negative one stands in parentheses wherever a sign before it would mislead.</summary>
/// <param name="Value">The number; one that is not finite is written NaN or ∞.</param>
/// <param name="Digits">
/// The significant digits that it has: 15 for a double, 7 for a float. It is written with as few of them as it needs, so a
/// rounding error behind the last one does not show: 0.1 + 0.2 is 0.3.
/// </param>
public sealed record Number(double Value, int Digits = Number.OfDouble) : Formula
{
    /// <summary>Decimal digits that every double keeps.</summary>
    public const int OfDouble = 15;

    /// <summary>Decimal digits that a float is shown with.</summary>
    public const int OfFloat = 7;

    internal WrittenNumber Written => WrittenNumber.Of(Value, Digits);
}
