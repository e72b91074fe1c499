namespace Chainrule.Notation;

/// <summary>A variable, a matrix or an index: one letter, with a hat where it is an estimate. Subscripts are <see cref="Scripted"/>.</summary>
/// <param name="Letter">A Latin letter, or a Greek one that looks like no Latin one.</param>
/// <param name="IsHatted">Whether it wears a hat: <c>ŷ</c>.</param>
/// <param name="Primes">How many primes follow: <c>k′</c>, <c>k″</c>.</param>
public sealed record Symbol(char Letter, bool IsHatted = false, int Primes = 0) : Formula
{
    /// <summary>The letter.</summary>
    public char Letter { get; } = char.IsAsciiLetter(Letter) || GreekLetter.Is(Letter)
        ? Letter
        : throw new ArgumentException($"A symbol is a Latin or Greek letter, not U+{(int)Letter:X4}.", nameof(Letter));

    /// <summary>How many primes follow, up to three.</summary>
    public int Primes { get; } = Primes is >= 0 and <= 3
        ? Primes
        : throw new ArgumentException($"A symbol has up to three primes, not {Primes}.", nameof(Primes));
}
