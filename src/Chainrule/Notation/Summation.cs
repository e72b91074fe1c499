namespace Chainrule.Notation;

/// <summary>A sum over an index: <c>Σ_{m=0}^2 K_m</c>.</summary>
/// <param name="Index">The index that runs.</param>
/// <param name="From">Its first value.</param>
/// <param name="To">Its last value, counted in.</param>
/// <param name="Body">What is summed.</param>
public sealed record Summation(Symbol Index, Formula From, Formula To, Formula Body) : Formula;
