namespace Chainrule.Notation;

/// <summary>What a line ends with where it is broken within parentheses: <c>(a + b</c>.</summary>
internal sealed record Opened(Formula Operand) : Formula;

/// <summary>The same within the parentheses of a function: <c>max(a, b,</c>.</summary>
internal sealed record OpenedArguments(Formula Function, IReadOnlyList<Formula> Arguments) : Formula;

/// <summary>The last term or argument within such parentheses, on a later line: <c>+ c)</c>.</summary>
internal sealed record Closed(Formula Operand) : Formula;
