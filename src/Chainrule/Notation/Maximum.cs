namespace Chainrule.Notation;

/// <summary>The largest value over indices: <c>max_{m,n} x_{i+m,j+n}</c>.</summary>
/// <param name="Indices">The indices that run.</param>
/// <param name="Body">What is compared.</param>
public sealed record Maximum(Formula Indices, Formula Body) : Formula;
