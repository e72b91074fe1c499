using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>A step of the wrong length.</summary>
internal static class RateMistakes
{
    public static Mistake Missing { get; } = new(
        "learning rate missing", "the gradient is subtracted without the learning rate",
        derivation => derivation.AloneAndTogether(derivation.Updates(parameter => parameter.At - parameter.Gradient)));

    public static Mistake Twice { get; } = new(
        "learning rate twice", "the gradient is multiplied by the learning rate twice",
        derivation => derivation.AloneAndTogether(derivation.Updates(
            parameter => parameter.At - ((Expression)derivation.Symbols.Rate).ToThe(2) * parameter.Gradient)));
}
