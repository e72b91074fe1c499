namespace Chainrule.Notation;

/// <summary>Formulas that are equal, in a chain: <c>a = b = c</c>.</summary>
public sealed record Equation(params IReadOnlyList<Formula> Sides) : Formula
{
    /// <summary>What is equal, at least two.</summary>
    public IReadOnlyList<Formula> Sides { get; } =
        Sides.Count > 1 ? Sides : throw new ArgumentException("An equation has two sides.", nameof(Sides));

    /// <summary>Whether the first side becomes what stands after it: <c>w ← w − η δ a</c>.</summary>
    public bool IsAssignment { get; init; }

    /// <summary>The sign after the first side.</summary>
    internal string FirstSign => IsAssignment ? "←" : "=";
}
