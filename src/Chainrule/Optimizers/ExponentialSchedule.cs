using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>A rate that is multiplied by a factor γ after every epoch: γ^epoch, as PyTorch's ExponentialLR.</summary>
/// <param name="factorPerEpoch">The factor γ, above 0 and at most 1.</param>
public sealed class ExponentialSchedule(double factorPerEpoch) : Schedule
{
    /// <summary>The factor γ of one epoch.</summary>
    public double FactorPerEpoch { get; } = Bounds.Factor.Check(factorPerEpoch);

    internal static ExponentialSchedule Read(Words words) => new(Bounds.Factor.Take(words, "the factor per epoch"));

    internal override double FactorAt(long step, int stepsPerEpoch, long steps) => Math.Pow(FactorPerEpoch, step / stepsPerEpoch);

    /// <inheritdoc/>
    public override string ToString() => $"exponential {Number.Print(FactorPerEpoch)}";
}
