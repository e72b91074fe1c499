namespace Chainrule.Derivations.Mistakes;

/// <summary>A layer without its activation function.</summary>
internal static class ActivationMistakes
{
    public static Mistake Missing { get; } = new(
        "activation missing", "the activation function is left out",
        derivation =>
        {
            var changes = derivation.Of(RuleKind.Activation)
                .Select(rule => new Change(rule, derivation.Blocks[rule.Block].Weighted)).ToList();
            // Left out on the way forward alone, or f′ on the way back as well.
            return derivation.AloneAndTogether(changes).Concat(changes.Select(change =>
                derivation.With(change, derivation.DeltaOf(change.Rule.Block, slope: _ => null))));
        });
}
