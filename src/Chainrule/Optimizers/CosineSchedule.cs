using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>
/// A rate that falls along half a cosine, step by step: f + (1 − f)·(1 + cos(π·step/steps))/2 with the final factor f, as
/// PyTorch's CosineAnnealingLR with T_max = steps (Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm
/// Restarts", 2017). It reaches f when the last step is done, so that no step is wasted on a rate of 0.
/// </summary>
/// <param name="finalFactor">The final factor f, in [0, 1].</param>
public sealed class CosineSchedule(double finalFactor = 0) : Schedule
{
    /// <summary>The final factor f.</summary>
    public double FinalFactor { get; } = Bounds.Share.Check(finalFactor);

    internal static CosineSchedule Read(Words words) =>
        words.AtEnd ? new() : new(Bounds.Share.Take(words, "the final factor"));

    internal override double FactorAt(long step, int stepsPerEpoch, long steps) =>
        Anneal(1, FinalFactor, Math.Min((double)step / steps, 1));

    /// <summary>Goes from one number to another along half a cosine; progress runs from 0 to 1.</summary>
    internal static double Anneal(double from, double to, double progress) =>
        to + (from - to) * (1 + Math.Cos(Math.PI * progress)) / 2;

    /// <inheritdoc/>
    public override string ToString() => FinalFactor == 0 ? "cosine" : $"cosine {Number.Print(FinalFactor)}";
}
