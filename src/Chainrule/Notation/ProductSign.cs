namespace Chainrule.Notation;

/// <summary>What stands between the factors of a product.</summary>
public enum ProductSign
{
    /// <summary><c>1·5</c></summary>
    Dot,

    /// <summary><c>2i</c>; before a number it is a dot all the same.</summary>
    Nothing,

    /// <summary><c>K ⋆ X</c></summary>
    CrossCorrelation,

    /// <summary><c>K ∗ X</c></summary>
    Convolution,
}
