namespace Chainrule.Notation;

/// <summary>A square root: <c>√u</c>.</summary>
public sealed record Root(Formula Operand) : Formula;
