using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>A rate that is multiplied by a factor γ after every n epochs: γ^⌊epoch/n⌋, as PyTorch's StepLR.</summary>
public sealed class StepSchedule : Schedule
{
    /// <summary>A rate that falls in steps.</summary>
    /// <param name="everyEpochs">Epochs n between two falls, at least 1.</param>
    /// <param name="factor">The factor γ, above 0 and at most 1.</param>
    public StepSchedule(int everyEpochs, double factor = 0.1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(everyEpochs, 1);
        EveryEpochs = everyEpochs;
        StepFactor = Bounds.Factor.Check(factor);
    }

    /// <summary>Epochs n between two falls.</summary>
    public int EveryEpochs { get; }

    /// <summary>The factor γ of one fall.</summary>
    public double StepFactor { get; }

    internal static StepSchedule Read(Words words)
    {
        var everyEpochs = words.TakeInt("the epochs between two falls, a whole number of at least 1", 1);
        return words.AtEnd ? new(everyEpochs) : new(everyEpochs, Bounds.Factor.Take(words, "the factor"));
    }

    internal override double FactorAt(long step, int stepsPerEpoch, long steps) =>
        Math.Pow(StepFactor, step / stepsPerEpoch / EveryEpochs);

    /// <inheritdoc/>
    public override string ToString() => $"step {EveryEpochs} {Number.Print(StepFactor)}";
}
