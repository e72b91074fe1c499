using Chainrule.Losses;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>The loss, its derivative or both with a factor that does not belong there.</summary>
internal static class FactorMistakes
{
    public static Mistake Two { get; } = new(
        "factor 2 too much", "the ½ of the loss is left out, or the 2 of its derivative not cancelled",
        derivation => Scaled(derivation, 2));

    public static Mistake Half { get; } = new(
        "factor ½ too much", "a ½ is put in that does not belong there",
        derivation => Scaled(derivation, 0.5));

    public static Mistake Mean { get; } = new(
        "mean instead of sum", "the mean over the outputs is taken instead of their sum",
        derivation => derivation.Loss is MeanSquaredError ? [] : Scaled(derivation, 1.0 / derivation.Network.Output.Count));

    public static Mistake Sum { get; } = new(
        "sum instead of mean", "the sum over the outputs is taken instead of their mean",
        derivation => derivation.Loss is MeanSquaredError ? Scaled(derivation, derivation.Network.Output.Count) : []);

    private static IEnumerable<IReadOnlyList<Rule>> Scaled(Derivation derivation, double factor)
    {
        var loss = derivation.Of(RuleKind.Loss).Single();
        var delta = derivation.Delta(derivation.Last);
        return derivation.AloneAndTogether([new(loss, (factor * loss.Right).Simplify()), new(delta, (factor * delta.Right).Simplify())]);
    }
}
