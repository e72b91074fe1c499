namespace Chainrule.Derivations.Mistakes;

/// <summary>δ without f′, or with f′ of the wrong number.</summary>
internal static class SlopeMistakes
{
    public static Mistake OutputMissing { get; } = new(
        "output slope missing", "the derivative of the output layer's activation is missing in δ",
        // There alone, or in every layer.
        derivation => derivation.BlockDerivations[^1].Slope is null ? [] : new[] { [derivation.Last], Sloped(derivation) }
            .Select(blocks => derivation.With(blocks.Select(block => derivation.DeltaOf(block, slope: _ => null)))),
        "That is the right δ for softmax with cross-entropy and nothing in between, not here.");

    public static Mistake HiddenMissing { get; } = new(
        "hidden slope missing", "the derivative of a hidden layer's activation is missing in δ",
        derivation => derivation.AloneAndTogether(Sloped(derivation).Where(block => block < derivation.Last)
            .Select(block => derivation.DeltaOf(block, slope: _ => null))));

    public static Mistake TooMany { get; } = new(
        "output slope too many", "δ is multiplied by ŷ(1 − ŷ), though the loss already has it",
        derivation => derivation.Probabilities is null || derivation.BlockDerivations[^1].Slope is not null
            ? []
            : [derivation.With(derivation.DeltaOf(derivation.Last, slope: _ => derivation.Symbols.Prediction * (1 - derivation.Symbols.Prediction)))],
        "For softmax with cross-entropy δ is the difference alone.");

    public static Mistake AtActivation { get; } = new(
        "slope taken at a", "the activation's derivative is taken at a instead of h: the function is applied twice",
        derivation => derivation.AloneAndTogether(Sloped(derivation).Select(block => derivation.DeltaOf(
            block, slope: here => here.Slope!.Steps[0].Replace(here.Block.Weighted.Variable, element => here.Block.Output.Variable[[.. element.At]])))));

    public static Mistake AtWeighted { get; } = new(
        "slope made of h", "the activation's derivative is written with a, but h is put in",
        derivation => derivation.AloneAndTogether(Sloped(derivation).Select(block => derivation.DeltaOf(
            block, slope: here => here.Slope!.Value.Replace(here.Block.Output.Variable, element => here.Block.Weighted.Variable[[.. element.At]])))));

    private static IEnumerable<int> Sloped(Derivation derivation) =>
        derivation.BlockDerivations.Index().Where(pair => pair.Item.Slope is not null).Select(pair => pair.Index);
}
