namespace Chainrule.Derivations.Mistakes;

/// <summary>What is updated too early.</summary>
internal static class UpdateMistakes
{
    public static Mistake UsedTooEarly { get; } = new(
        "updated weights in δ", "a hidden δ is computed with the next layer's weights after their update; all gradients belong to the weights before it",
        derivation =>
        {
            var deltas = derivation.Hidden.Select(block => derivation.DeltaOf(block, upstream => derivation.Blocks[block + 1].Parameters.Aggregate(
                upstream, (e, parameter) => e.Replace(parameter.At.Variable, element => parameter.Updated.Variable[[.. element.At]]))));
            return derivation.AloneAndTogether(deltas).Select(Early);
        });

    /// <summary>The same rules in another order: a block's update comes as soon as its gradients are there.</summary>
    private static IReadOnlyList<Rule> Early(IReadOnlyList<Rule> rules)
    {
        var updates = rules.Where(rule => rule.Kind == RuleKind.Update).ToLookup(rule => rule.Block);
        var early = rules.Where(rule => rule.Kind != RuleKind.Update).ToList();
        foreach (var block in updates)
        {
            early.InsertRange(early.FindLastIndex(rule => rule.Block == block.Key) + 1, block);
        }
        return early;
    }
}
