using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>One variable taken for another: x, a and h.</summary>
internal static class ConfusionMistakes
{
    public static Mistake WrongLayer { get; } = new(
        "x and a confused", "the values of the wrong layer are put in",
        derivation =>
        [
            .. InputsBefore(derivation, RuleKind.Weighted),
            .. InputsBefore(derivation, RuleKind.Gradient),
            .. derivation.AloneAndTogether(Reading(derivation, RuleKind.Gradient, (derivation, block) => derivation.Blocks[block].Output.Variable)),
        ]);

    public static Mistake WeightedForActivation { get; } = new(
        "h taken for a", "the weighted input h of the layer before is put in where its activation a belongs",
        derivation =>
        [
            .. derivation.AloneAndTogether(ReadingWeighted(derivation, RuleKind.Weighted)),
            .. derivation.AloneAndTogether(ReadingWeighted(derivation, RuleKind.Gradient)),
            derivation.With(ReadingWeighted(derivation, RuleKind.Weighted).Concat(ReadingWeighted(derivation, RuleKind.Gradient))),
        ]);

    /// <summary>What a block reads that lies one, two, … before, down to the network's input.</summary>
    private static IEnumerable<IReadOnlyList<Rule>> InputsBefore(Derivation derivation, RuleKind kind) =>
        Enumerable.Range(1, derivation.Last).SelectMany(distance => derivation.AloneAndTogether(
            Reading(derivation, kind, (_, block) => block < distance ? null : derivation.Blocks[block - distance].Input)));

    private static IEnumerable<Change> Reading(Derivation derivation, RuleKind kind, Func<Derivation, int, Variable?> instead) =>
        from rule in derivation.Of(kind)
        let input = derivation.Blocks[rule.Block].Input
        let other = instead(derivation, rule.Block)
        where derivation.Blocks[rule.Block].Parameters.Count > 0 && other is not null && other.Ranges.Equals(input.Ranges)
        select new Change(rule, rule.Right.Replace(input, element => new Element(other, element.At)));

    private static IEnumerable<Change> ReadingWeighted(Derivation derivation, RuleKind kind) =>
        from rule in derivation.Of(kind)
        let block = derivation.Blocks[rule.Block]
        where rule.Block > 0 && block.Parameters.Count > 0 && derivation.Blocks[rule.Block - 1].Activated is not null
        let weighted = derivation.Blocks[rule.Block - 1].Weighted.Variable
        // The constant 1 that stands before what a dense layer reads is no weighted input.
        let hasOne = block.Input.Ranges.Count == 1 && weighted.Ranges[0].First == 1
        select new Change(rule, rule.Right.Replace(block.Input, element => hasOne
            ? new Kronecker(element.At[0], 0) + new Element(weighted, element.At)
            : new Element(weighted, element.At)));
}
