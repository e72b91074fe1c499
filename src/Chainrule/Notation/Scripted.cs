namespace Chainrule.Notation;

/// <summary>A formula with something below or above at its right: <c>X_{i,j}</c>, <c>x^2</c>.</summary>
/// <param name="Base">What carries the scripts.</param>
/// <param name="Below">The subscript; null for none.</param>
/// <param name="Above">The superscript; null for none.</param>
public sealed record Scripted(Formula Base, Formula? Below, Formula? Above = null) : Formula;
