namespace Chainrule.Notation;

/// <summary>Formulas side by side with nothing between them, such as the indices of an element: <c>jk</c>.</summary>
public sealed record Adjacent(params IReadOnlyList<Formula> Items) : Formula
{
    /// <summary>The formulas, at least one.</summary>
    public IReadOnlyList<Formula> Items { get; } =
        Items.Count > 0 ? Items : throw new ArgumentException("Something has to stand there.", nameof(Items));
}
