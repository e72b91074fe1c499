namespace Chainrule.Notation;

/// <summary>The largest or the smallest of many: <c>max_{m,n} X_{m,n}</c>.</summary>
/// <param name="Name"><c>max</c>, <c>min</c>, or another function that runs over something.</param>
/// <param name="Over">What it runs over.</param>
/// <param name="Body">What it is taken of.</param>
public sealed record Extremum(FunctionName Name, Formula Over, Formula Body) : Formula;
