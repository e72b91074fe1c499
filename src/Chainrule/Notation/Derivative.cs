namespace Chainrule.Notation;

/// <summary>
/// A partial derivative: of what has a name <c>∂L/∂w_jk</c>, and of anything longer <c>∂/∂w_jk [Σ_{j=0}^2 w_jk a_j^h]</c>.
/// </summary>
/// <param name="Of">What is differentiated.</param>
/// <param name="By">The variable.</param>
public sealed record Derivative(Formula Of, Formula By) : Formula;
