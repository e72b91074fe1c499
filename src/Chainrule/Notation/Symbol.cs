namespace Chainrule.Notation;

/// <summary>A variable, a matrix or an index: one Latin letter. Subscripts are <see cref="Scripted"/>.</summary>
public sealed record Symbol(char Letter) : Formula
{
    /// <summary>The letter.</summary>
    public char Letter { get; } = char.IsAsciiLetter(Letter)
        ? Letter
        : throw new ArgumentException($"A symbol is a Latin letter, not U+{(int)Letter:X4}.", nameof(Letter));
}
