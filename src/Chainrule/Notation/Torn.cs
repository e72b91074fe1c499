namespace Chainrule.Notation;

/// <summary>What a line ends with where it is broken within parentheses: <c>(a + b</c>.</summary>
internal sealed record Opened(Formula Operand) : Formula;

/// <summary>The last term within such parentheses, on a later line: <c>+ c)</c>.</summary>
internal sealed record Closed(Formula Operand) : Formula;
