namespace Chainrule.Notation;

/// <summary>Items between commas, such as the indices of an element: <c>i+m,j+n</c>.</summary>
public sealed record Listing(params IReadOnlyList<Formula> Items) : Formula
{
    /// <summary>The items, at least one.</summary>
    public IReadOnlyList<Formula> Items { get; } =
        Items.Count > 0 ? Items : throw new ArgumentException("A list has items.", nameof(Items));
}
