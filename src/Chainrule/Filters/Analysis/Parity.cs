namespace Chainrule.Filters.Analysis;

/// <summary>What becomes of a kernel that is laid another way.</summary>
public enum Parity
{
    /// <summary>Another kernel.</summary>
    None,

    /// <summary>The same: symmetric.</summary>
    Even,

    /// <summary>The same with all signs turned: antisymmetric.</summary>
    Odd,
}
