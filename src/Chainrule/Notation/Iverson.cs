namespace Chainrule.Notation;

/// <summary>Iverson's bracket, 1 where a statement is true, else 0: <c>[h_j > 0]</c>.</summary>
public sealed record Iverson(Formula Statement) : Formula;
