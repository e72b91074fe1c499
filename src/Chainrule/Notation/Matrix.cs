namespace Chainrule.Notation;

/// <summary>A matrix between brackets.</summary>
public sealed record Matrix(params IReadOnlyList<IReadOnlyList<Formula>> Rows) : Formula
{
    /// <summary>The rows from top to bottom, all of the same length.</summary>
    public IReadOnlyList<IReadOnlyList<Formula>> Rows { get; } =
        Rows.Count > 0 && Rows[0].Count > 0 && Rows.All(row => row.Count == Rows[0].Count)
            ? Rows
            : throw new ArgumentException("A matrix has rows, all of the same length.", nameof(Rows));
}
