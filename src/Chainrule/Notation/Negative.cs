namespace Chainrule.Notation;

/// <summary>A formula with a minus before it.</summary>
public sealed record Negative(Formula Operand) : Formula;
