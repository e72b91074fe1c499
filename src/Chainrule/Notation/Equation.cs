namespace Chainrule.Notation;

/// <summary>Formulas that are equal, in a chain: <c>a = b = c</c>.</summary>
public sealed record Equation(params IReadOnlyList<Formula> Sides) : Formula
{
    /// <summary>What is equal, at least two.</summary>
    public IReadOnlyList<Formula> Sides { get; } =
        Sides.Count > 1 ? Sides : throw new ArgumentException("An equation has two sides.", nameof(Sides));

    /// <summary>Whether the first side takes on the value of the others: <c>w ← w − ηδ = 0.4</c>.</summary>
    public bool IsAssignment { get; init; }
}
