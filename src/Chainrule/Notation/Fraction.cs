namespace Chainrule.Notation;

/// <summary>A fraction; in text, its two parts side by side: <c>(5 − 3) / 2</c>.</summary>
public sealed record Fraction(Formula Numerator, Formula Denominator) : Formula;
