using Chainrule.Symbolics;

namespace Chainrule.Derivations.Checking;

/// <summary>What a rule computes, some of it answered wrong.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Worst">The worst that its answers are worth.</param>
/// <param name="Before">What is computed before it.</param>
internal sealed record Quantity(Rule Rule, VerdictKind Worst, IReadOnlySet<Variable> Before)
{
    /// <summary>What it computes.</summary>
    public Variable Variable => Rule.Left.Variable;

    /// <summary>Whether it is computed after a variable.</summary>
    public bool Comes(Variable after) => Before.Contains(after);
}
