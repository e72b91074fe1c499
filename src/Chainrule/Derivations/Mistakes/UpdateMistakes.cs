namespace Chainrule.Derivations.Mistakes;

/// <summary>What is updated too early.</summary>
internal static class UpdateMistakes
{
    public static Mistake UsedTooEarly { get; } = new(
        "updated weights in δ", "a hidden δ is computed with the next layer's weights after their update; all gradients belong to the weights before it",
        derivation =>
        {
            var updates = derivation.Of(RuleKind.Update).ToLookup(rule => rule.Block);
            var deltas = derivation.Hidden.Select(block => derivation.DeltaOf(block, upstream => derivation.Blocks[block + 1].Parameters.Aggregate(
                upstream, (e, parameter) => e.Replace(parameter.At.Variable, element => parameter.Updated.Variable[[.. element.At]]))));
            // A block's update comes as soon as its gradients are there.
            var rules = derivation.With(deltas).Where(rule => rule.Kind != RuleKind.Update).ToList();
            for (var block = 0; block <= derivation.Last; block++)
            {
                rules.InsertRange(rules.FindLastIndex(rule => rule.Block == block) + 1, updates[block]);
            }
            return [rules];
        });
}
