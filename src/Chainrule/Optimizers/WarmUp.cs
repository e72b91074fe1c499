using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>
/// A rate that first rises along a line, step by step (Goyal et al., "Accurate, Large Minibatch SGD", 2017), and then
/// follows another schedule, which counts its steps and epochs from the end of the warm-up. With W steps of warm-up, step i
/// has the factor (i + 1)/(W + 1) of the other schedule's first.
/// </summary>
public sealed class WarmUp : Schedule
{
    /// <summary>A warm-up and what follows it.</summary>
    /// <param name="epochs">Epochs of the warm-up, above 0; a fraction is rounded to whole steps.</param>
    /// <param name="next">The schedule that follows; not another warm-up.</param>
    public WarmUp(double epochs, Schedule next)
    {
        ArgumentNullException.ThrowIfNull(next);
        Epochs = Bounds.Positive.Check(epochs);
        Next = next is not WarmUp ? next : throw new ArgumentException("a warm-up cannot follow a warm-up", nameof(next));
    }

    /// <summary>Epochs of the warm-up.</summary>
    public double Epochs { get; }

    /// <summary>The schedule that follows.</summary>
    public Schedule Next { get; }

    internal static WarmUp Read(Words words)
    {
        var epochs = Bounds.Positive.Take(words, "the epochs to warm up");
        return new(epochs, words.AtEnd ? new ConstantSchedule() : ReadSimple(words));
    }

    internal override double FactorAt(long step, int stepsPerEpoch, long steps)
    {
        var warm = (long)Math.Round(Math.Min(Epochs * stepsPerEpoch, steps));
        var left = Math.Max(steps - warm, 1);
        return step < warm
            ? Next.FactorAt(0, stepsPerEpoch, left) * (step + 1) / (warm + 1)
            : Next.FactorAt(step - warm, stepsPerEpoch, left);
    }

    /// <inheritdoc/>
    public override string ToString() => $"warmup {Number.Print(Epochs)} {Next}";
}
