namespace Chainrule.Notation;

/// <summary>A product of factors, or one of the products of two matrices that are written like it.</summary>
/// <param name="Sign">What stands between the factors.</param>
/// <param name="Factors">The factors; a negative one stands in parentheses.</param>
public sealed record Product(ProductSign Sign, params IReadOnlyList<Formula> Factors) : Formula;
