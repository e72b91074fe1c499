using Chainrule.Layers;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>The two indices of a dense layer's weight taken for each other; it has to have as many units as inputs.</summary>
internal static class TranspositionMistakes
{
    public static Mistake Forward { get; } = new(
        "weights transposed", "the weights' indices are swapped in the weighted input",
        derivation => derivation.AloneAndTogether(
            from rule in derivation.Of(RuleKind.Weighted)
            where IsSquare(derivation.Blocks[rule.Block])
            select new Change(rule, Transposed(rule.Right, derivation.Blocks[rule.Block]))));

    public static Mistake Backward { get; } = new(
        "weights transposed on the way back", "the weights' indices are swapped in a hidden δ",
        derivation => derivation.AloneAndTogether(
            from block in derivation.Hidden
            where IsSquare(derivation.Blocks[block + 1])
            select derivation.DeltaOf(block, upstream => Transposed(upstream, derivation.Blocks[block + 1]))));

    public static Mistake Gradient { get; } = new(
        "gradient transposed", "the gradient's indices are swapped: that is the gradient of another weight",
        derivation => derivation.AloneAndTogether(
            from rule in derivation.Of(RuleKind.Gradient)
            where IsSquare(derivation.Blocks[rule.Block])
            let isBias = new Kronecker(rule.Over[0].Name, 0)
            let isWeight = new Indicator(new Within(rule.Over[0].Name, new(1, rule.Over[0].Range.Last)))
            select new Change(rule, isBias * rule.Right + isWeight * rule.Right.Swap(rule.Over[0].Name, rule.Over[1].Name))));

    private static bool IsSquare(Block block) => block.Layer is Dense { Units: > 1 } dense && dense.Units == dense.Input.Count;

    private static Expression Transposed(Expression expression, Block block) => expression.Replace(block.Parameters[0].At.Variable, element =>
        new Kronecker(element.At[0], 0) * element
        + new Indicator(new Within(element.At[0], new(1, block.Layer.Input.Count))) * element.Variable[element.At[1], element.At[0]]);
}
