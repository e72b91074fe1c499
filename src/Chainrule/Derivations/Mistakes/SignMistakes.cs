namespace Chainrule.Derivations.Mistakes;

/// <summary>A minus too many or too few.</summary>
internal static class SignMistakes
{
    public static Mistake Delta { get; } = new(
        "sign of δ or gradient flipped", "a minus is lost, or the difference taken the other way round",
        derivation =>
        [
            .. derivation.AloneAndTogether(derivation.Each(RuleKind.Delta, rule => -rule.Right)),
            .. derivation.AloneAndTogether(derivation.Each(RuleKind.Gradient, rule => -rule.Right)),
        ]);

    public static Mistake Step { get; } = new(
        "gradient added", "the gradient is added instead of subtracted: the step goes uphill",
        derivation => derivation.AloneAndTogether(derivation.Updates(
            parameter => parameter.At + derivation.Symbols.Rate * parameter.Gradient)));
}
