namespace Chainrule.Notation;

/// <summary>
/// Parentheses that belong to the notation, as in <c>a_j^(2)</c>, or stay where a product is broken over lines. Those that keep a
/// sum together in a whole product are the printers' business.
/// </summary>
public sealed record Parentheses(Formula Operand) : Formula;
