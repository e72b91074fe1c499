using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>
/// Formulas that stand by themselves, one below the other, their equals signs aligned. What is too long for a line is broken
/// at an equals sign, between the terms of a sum, or between the factors of a product.
/// </summary>
public sealed record Display(params IReadOnlyList<Formula> Formulas) : Block
{
    /// <summary>The formulas from top to bottom, at least one.</summary>
    public IReadOnlyList<Formula> Formulas { get; } =
        Formulas.Count > 0 ? Formulas : throw new ArgumentException("A display has formulas.", nameof(Formulas));
}
