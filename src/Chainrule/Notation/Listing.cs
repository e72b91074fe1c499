namespace Chainrule.Notation;

/// <summary>Items between commas, such as the indices of an element: <c>i+m,j+n</c>.</summary>
public sealed record Listing(params IReadOnlyList<Formula> Items) : Formula;
