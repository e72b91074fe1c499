namespace Chainrule.Notation;

/// <summary>A formula in square brackets; around a condition, 1 where it holds and 0 elsewhere: <c>[h_j > 0]</c>.</summary>
public sealed record Bracket(Formula Operand) : Formula;
