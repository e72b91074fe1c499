using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>A derivative with the way to it: ∂h_k/∂w_jk = ∂/∂w_jk [Σ_j′ w_j′k a_j′] = Σ_j′ [j = j′] a_j′ = a_j.</summary>
/// <param name="Of">What is differentiated.</param>
/// <param name="By">What it is differentiated by.</param>
/// <param name="Definition">What <paramref name="Of"/> is.</param>
/// <param name="Steps">What it comes to, step by step; the last is the result.</param>
internal sealed record Derivative(Element Of, Element By, Expression Definition, IReadOnlyList<Expression> Steps)
{
    /// <summary>Differentiates, and contracts what comes of it.</summary>
    public Derivative(Element of, Element by, Expression definition, IReadOnlyDictionary<IndexName, IndexRange> ranges)
        : this(of, by, definition, Distinct([definition.By(by).Simplify(), definition.By(by).Contract(ranges)])) { }

    /// <summary>The result.</summary>
    public Expression Value => Steps[^1];

    /// <summary>The same, with a name put in for what it stands for wherever that appears.</summary>
    public Derivative Introducing(Element left, Expression right) =>
        this with { Steps = Distinct([.. Steps, Value.Introduce(left, right.Simplify()).Simplify()]) };

    private static List<Expression> Distinct(List<Expression> steps) =>
        [.. steps.Where((step, i) => i == 0 || !step.Equals(steps[i - 1]))];
}
