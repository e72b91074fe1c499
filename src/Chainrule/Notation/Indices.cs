namespace Chainrule.Notation;

/// <summary>
/// Indices side by side, such as those of a weight: <c>jk</c>. Where one is more than a symbol or a digit they stand between
/// commas after all: <c>1,12</c>.
/// </summary>
public sealed record Indices(params IReadOnlyList<Formula> Items) : Formula
{
    /// <summary>The indices, at least one.</summary>
    public IReadOnlyList<Formula> Items { get; } =
        Items.Count > 0 ? Items : throw new ArgumentException("Indices are at least one.", nameof(Items));

    internal bool AreSimple => Items.All(item => item is Symbol or Number { Value: 0 or 1 or 2 or 3 or 4 or 5 or 6 or 7 or 8 or 9 });
}
