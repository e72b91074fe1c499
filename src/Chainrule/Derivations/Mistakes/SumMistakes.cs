using Chainrule.Layers;

namespace Chainrule.Derivations.Mistakes;

/// <summary>A hidden unit reaches the loss through all units of the next layer: what comes back from them is a sum.</summary>
internal static class SumMistakes
{
    public static Mistake OnlyOwn { get; } = new(
        "only the own unit's term", "a hidden δ has only the term of the next layer's unit with the same number, not the sum over all of them",
        derivation => derivation.AloneAndTogether(
            from block in BeforeDense(derivation)
            let own = derivation.Delta(block).Over
            where own.Count == 1
            select derivation.DeltaOf(block, upstream => upstream.ReplaceSums(sum => sum.Body.Substitute(sum.Over[0].Name, own[0].Name)))));

    public static Mistake OnlyFirst { get; } = new(
        "only the first unit's term", "a hidden δ has only the term of the next layer's first unit, not the sum over all of them",
        derivation => derivation.AloneAndTogether(BeforeDense(derivation).Select(block => derivation.DeltaOf(
            block, upstream => upstream.ReplaceSums(sum => sum.Body.Substitute(sum.Over[0].Name, sum.Over[0].Range.First))))));

    private static IEnumerable<int> BeforeDense(Derivation derivation) =>
        derivation.Hidden.Where(block => derivation.Blocks[block + 1].Layer is Dense { Units: > 1 });
}
