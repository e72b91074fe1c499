using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>What a rule computes.</summary>
public enum RuleKind
{
    /// <summary>A weighted input h, or what a layer without weights passes on.</summary>
    Weighted,

    /// <summary>An activation a = f(h).</summary>
    Activation,

    /// <summary>The probabilities that a loss makes of the outputs.</summary>
    Prediction,

    /// <summary>The loss.</summary>
    Loss,

    /// <summary>δ = ∂L/∂h.</summary>
    Delta,

    /// <summary>The gradient of a parameter.</summary>
    Gradient,

    /// <summary>The parameter after the step.</summary>
    Update,
}

/// <summary>
/// One line of the computation of a step: what is on the left, for all its indices, is what is on the right. Carried out in
/// their order, a derivation's rules are the whole step.
/// </summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Block">The number of the block that it belongs to, from 0; −1 for the loss.</param>
/// <param name="Left">What is computed.</param>
/// <param name="Over">The indices on the left, and what they run over.</param>
/// <param name="Right">What it is.</param>
public sealed record Rule(RuleKind Kind, int Block, Element Left, Items<Binding> Over, Expression Right);
