namespace Chainrule.Symbolics;

/// <summary>The whole numbers that an index takes, first and last counted in.</summary>
public readonly record struct IndexRange(int First, int Last)
{
    /// <summary>How many there are; 0 where the last comes before the first.</summary>
    public int Count => Math.Max(Last - First + 1, 0);

    /// <summary>Whether a number is one of them.</summary>
    public bool Contains(int value) => value >= First && value <= Last;

    /// <summary>Whether all of another range's numbers are among them.</summary>
    public bool Contains(IndexRange other) => other.Count == 0 || Contains(other.First) && Contains(other.Last);

    /// <inheritdoc/>
    public override string ToString() => $"{First}…{Last}";
}
