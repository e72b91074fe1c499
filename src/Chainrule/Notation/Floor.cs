namespace Chainrule.Notation;

/// <summary>The largest whole number that is not above the operand: <c>⌊5 / 2⌋</c>.</summary>
public sealed record Floor(Formula Operand) : Formula;
