using Chainrule.Derivations;
using Chainrule.Symbolics;

namespace Chainrule.Studio.Backpropagation;

/// <summary>One number of a training step, in the order in which they are computed.</summary>
/// <param name="Rule">The rule that it comes by.</param>
/// <param name="Place">The values of the rule's indices.</param>
public sealed record StepNumber(Rule Rule, int[] Place)
{
    /// <summary>Whose number it is.</summary>
    public Variable Variable => Rule.Left.Variable;

    /// <summary>Where it lies in the variable.</summary>
    public int Offset { get; } = Rule.Offset(Place);
}
