namespace Chainrule.Notation;

/// <summary>Two formulas and how they stand to each other: <c>h_j > 0</c>, <c>i ∈ R</c>. What is equal is an <see cref="Equation"/>.</summary>
/// <param name="Sign">One of <c>&lt; ≤ > ≥ ≠ ∈ → |</c>, of which the last says that the left divides the right.</param>
/// <param name="Left">What stands before the sign; another relation makes a chain, <c>0 ≤ i ≤ 2</c>.</param>
/// <param name="Right">What stands after it.</param>
public sealed record Relation(string Sign, Formula Left, Formula Right) : Formula
{
    /// <summary>The sign.</summary>
    public string Sign { get; } = Sign is "<" or "≤" or ">" or "≥" or "≠" or "∈" or "→" or "|"
        ? Sign
        : throw new ArgumentException($"'{Sign}' is no sign of a relation.", nameof(Sign));
}
