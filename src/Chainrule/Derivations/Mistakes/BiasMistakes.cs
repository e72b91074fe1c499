using Chainrule.Layers;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>The bias forgotten, once or altogether. A dense layer's is the weight with index 0, a convolution's a variable of its own.</summary>
internal static class BiasMistakes
{
    public static Mistake LeftOut { get; } = new(
        "bias left out", "the bias is left out of the weighted input",
        derivation => derivation.AloneAndTogether(WithoutBias(derivation)));

    public static Mistake NotUpdated { get; } = new(
        "bias not updated", "the bias stays as it was",
        derivation => derivation.AloneAndTogether(
            from rule in derivation.Of(RuleKind.Update)
            let parameter = derivation.ParameterOf(rule)
            where IsBias(derivation.Blocks[rule.Block], parameter)
            select new Change(rule, parameter.At - OnlyWeights(derivation.Blocks[rule.Block], parameter, derivation.Symbols.Rate * parameter.Gradient))));

    public static Mistake InputIsZero { get; } = new(
        "bias with an input of 0", "the bias is treated as the weight of an input that is 0; its input is the constant 1",
        derivation => derivation.GroupsAloneAndTogether(
            from forward in WithoutBias(derivation)
            let block = derivation.Blocks[forward.Rule.Block]
            let backward =
                from rule in derivation.Of(RuleKind.Gradient, forward.Rule.Block)
                let parameter = block.Parameters.Single(parameter => parameter.Gradient.Variable == rule.Left.Variable)
                where IsBias(block, parameter)
                select new Change(rule, OnlyWeights(block, parameter, rule.Right))
            select (IReadOnlyList<Change>)[forward, .. backward]));

    private static IEnumerable<Change> WithoutBias(Derivation derivation) =>
        from rule in derivation.Of(RuleKind.Weighted)
        let block = derivation.Blocks[rule.Block]
        where block.Parameters.Count > 0
        select new Change(rule, block.Layer is Dense
            ? rule.Right.ReplaceSums(sum => new SumOver([sum.Over[0] with { Range = new(1, sum.Over[0].Range.Last) }], sum.Body))
            : rule.Right.Replace(block.Parameters[1].At.Variable, _ => 0).Simplify());

    private static bool IsBias(Block block, BlockParameter parameter) => block.Layer is Dense || parameter == block.Parameters[1];

    /// <summary>The expression for weights, 0 for biases.</summary>
    private static Expression OnlyWeights(Block block, BlockParameter parameter, Expression expression) => block.Layer is Dense
        ? (new Indicator(new Within(parameter.Over[0].Name, new(1, parameter.Over[0].Range.Last))) * expression).Simplify()
        : Expression.Zero;
}
