namespace Chainrule.Notation;

/// <summary>A product of factors, or one of the products of two matrices that are written like it.</summary>
/// <param name="Sign">What stands between the factors.</param>
/// <param name="Factors">The factors; a negative one stands in parentheses.</param>
public sealed record Product(ProductSign Sign, params IReadOnlyList<Formula> Factors) : Formula
{
    /// <summary>The factors, at least one.</summary>
    public IReadOnlyList<Formula> Factors { get; } =
        Factors.Count > 0 ? Factors : throw new ArgumentException("A product has factors.", nameof(Factors));
}
