namespace Chainrule.Notation;

/// <summary>A variable, a matrix or an index: one Latin or Greek letter. Subscripts are <see cref="Scripted"/>.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="IsHatted">Whether it has a hat: ŷ.</param>
/// <param name="Primes">How many primes follow it: k′.</param>
public sealed record Symbol(char Letter, bool IsHatted = false, int Primes = 0) : Formula
{
    /// <summary>The letter.</summary>
    public char Letter { get; } = char.IsAsciiLetter(Letter) || Greek.IsLetter(Letter)
        ? Letter
        : throw new ArgumentException($"A symbol is a Latin or Greek letter, not U+{(int)Letter:X4}.", nameof(Letter));
}
