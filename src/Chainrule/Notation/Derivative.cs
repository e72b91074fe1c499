namespace Chainrule.Notation;

/// <summary>A partial derivative: <c>∂L/∂w_jk</c> or, of more than a symbol, <c>∂/∂w_jk [Σ_{j=0}^2 w_jk a_j]</c>.</summary>
public sealed record Derivative(Formula Of, Formula By) : Formula
{
    /// <summary>Whether it is written with one fraction, as that of a symbol is.</summary>
    internal bool IsOfSymbol => Of is Symbol or Scripted { Base: Symbol };
}
