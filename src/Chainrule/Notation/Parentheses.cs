namespace Chainrule.Notation;

/// <summary>
/// Parentheses that belong to the notation, as in <c>a_j^(2)</c>. Those that keep a sum together in a product are the printers'
/// business.
/// </summary>
public sealed record Parentheses(Formula Operand) : Formula;
