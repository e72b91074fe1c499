using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>How the loss hangs on something that enters a block: through the block's weighted inputs, of which each has its δ.</summary>
/// <param name="Over">The indices of those weighted inputs that it enters: where it enters but one of them, none.</param>
/// <param name="Delta">δ_k at these indices.</param>
/// <param name="Factor">∂h_k/∂a_j.</param>
/// <param name="Summed">Σ_k δ_k ∂h_k/∂a_j over all k, with the factor put in as differentiation leaves it.</param>
internal sealed record Path(Items<Binding> Over, Element Delta, Derivative Factor, SumOver Summed)
{
    /// <summary>The path through a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="by">What enters it: one of its inputs or parameters.</param>
    /// <param name="byOver">Its indices.</param>
    public static Path Through(Block block, Element by, Items<Binding> byOver)
    {
        // The block's own indices may have the letters of those it is differentiated by.
        var own = (SumOver)new SumOver(block.Over, block.Weighted * block.Delta * block.Equation).Apart(byOver.Select(binding => binding.Name));
        var ranges = byOver.Concat(own.Over).ToDictionary(binding => binding.Name, binding => binding.Range);
        var names = block.Over.Zip(own.Over, (from, to) => (From: from.Name, To: to.Name)).Where(pair => pair.From != pair.To).ToList();
        var (weighted, delta, equation) = (Renamed(block.Weighted), Renamed(block.Delta), Renamed(block.Equation));
        var factor = new Derivative((Element)weighted, by, equation, ranges);
        var summed = new SumOver(own.Over, delta * factor.Steps[0]);

        // A weight w_jk enters h_k′ only where k′ = k; then there is no need for another letter.
        var fixedNames = names.Where(pair => HasFactor(factor.Value, new Kronecker(pair.To, pair.From))).ToList();
        Expression Direct(Expression expression) => fixedNames.Aggregate(expression, (e, pair) => e.Substitute(pair.To, pair.From));
        return new(
            [.. own.Over.Where(binding => !fixedNames.Any(pair => pair.To == binding.Name))],
            (Element)Direct(delta),
            new Derivative((Element)Direct(weighted), by, Direct(equation), ranges),
            summed);

        Expression Renamed(Expression expression) => names.Aggregate(expression, (e, pair) => e.Substitute(pair.From, pair.To));
    }

    private static bool HasFactor(Expression expression, Kronecker delta) =>
        expression.AsFactors.Any(factor =>
            factor is Kronecker other && (other.Equals(delta) || other.Equals(new Kronecker(delta.Right, delta.Left))));
}
