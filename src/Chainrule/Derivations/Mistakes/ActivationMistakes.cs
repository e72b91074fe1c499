using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>A layer without its activation function, or the network without its softmax.</summary>
internal static class ActivationMistakes
{
    public static Mistake Missing { get; } = new(
        "activation missing", "the activation function is left out",
        derivation =>
        {
            var changes = derivation.Of(RuleKind.Activation)
                .Select(rule => new Change(rule, derivation.Blocks[rule.Block].Weighted)).ToList();
            // Left out on the way forward alone, with f′ made of a or taken at h, or f′ on the way back as well.
            return
            [
                .. derivation.AloneAndTogether(changes),
                .. changes.Select(change => derivation.With(derivation.SlopesAtWeighted(change.Rule.Block).Prepend(change))),
                .. changes.Select(change => derivation.With(change, derivation.DeltaOf(change.Rule.Block, slope: _ => null))),
            ];
        });

    public static Mistake SoftmaxMissing { get; } = new(
        "softmax missing", "the last layer's outputs are taken for the predictions; cross-entropy compares their softmax",
        derivation => derivation.Of(RuleKind.Prediction).Select(rule =>
            derivation.With(new Change(rule, new Element(derivation.Blocks[^1].Output.Variable, rule.Left.At)))));
}
