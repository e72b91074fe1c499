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
        derivation =>
        [
            .. derivation.AloneAndTogether(Squares(derivation, RuleKind.Gradient).Select(rule => Swapped(rule, rule.Right))),
            // The weights after the step in the same way: a table with a column for each unit.
            .. derivation.GroupsAloneAndTogether(
                from gradient in Squares(derivation, RuleKind.Gradient)
                join update in Squares(derivation, RuleKind.Update) on gradient.Block equals update.Block
                select new[] { Swapped(gradient, gradient.Right), UpdatedTransposed(derivation, update) }),
        ],
        "A row belongs to a unit, a column to an input.");

    public static Mistake Updated { get; } = new(
        "updated weights transposed", "rows and columns of the weights after the step are swapped",
        derivation => derivation.AloneAndTogether(Squares(derivation, RuleKind.Update).Select(rule => Swapped(rule, rule.Right))),
        "A row belongs to a unit, a column to an input.");

    private static IEnumerable<Rule> Squares(Derivation derivation, RuleKind kind) =>
        derivation.Of(kind).Where(rule => IsSquare(derivation.Blocks[rule.Block]));

    /// <summary>The update of the transposed weights by a gradient that is transposed already.</summary>
    private static Change UpdatedTransposed(Derivation derivation, Rule rule)
    {
        var weight = derivation.Blocks[rule.Block].Parameters[0].At;
        return new(rule, rule.Right.Replace(weight.Variable, _ => Swapped(rule, weight).Right));
    }

    /// <summary>A rule for a layer's weights with the two indices swapped; the bias stays where it is.</summary>
    private static Change Swapped(Rule rule, Expression right)
    {
        var (input, unit) = (rule.Over[0], rule.Over[1]);
        return new(rule, new Kronecker(input.Name, 0) * right
            + new Indicator(new Within(input.Name, new(1, input.Range.Last))) * right.Swap(input.Name, unit.Name));
    }

    private static bool IsSquare(Block block) => block.Layer is Dense { Units: > 1 } dense && dense.Units == dense.Input.Count;

    private static Expression Transposed(Expression expression, Block block) => expression.Replace(block.Parameters[0].At.Variable, element =>
        new Kronecker(element.At[0], 0) * element
        + new Indicator(new Within(element.At[0], new(1, block.Layer.Input.Count))) * element.Variable[element.At[1], element.At[0]]);
}
