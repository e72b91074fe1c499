namespace Chainrule.Notation;

/// <summary>An absolute value: <c>|u|</c>.</summary>
public sealed record Absolute(Formula Operand) : Formula;
