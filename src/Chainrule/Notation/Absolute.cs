namespace Chainrule.Notation;

/// <summary>A size without its sign: <c>|u|</c>.</summary>
public sealed record Absolute(Formula Operand) : Formula;
