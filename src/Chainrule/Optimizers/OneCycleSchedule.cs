using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>
/// A rate that rises from a fraction of the optimizer's to all of it, then falls to almost nothing, both along half a
/// cosine, as PyTorch's OneCycleLR (Smith and Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large
/// Learning Rates", 2018). The optimizer's rate is the largest; the optimizer's momentum stays as it is.
/// With T steps in all, the peak lies at step share·T − 1 (between two steps where that is no whole number), and the last
/// step, T − 1, has the lowest factor.
/// </summary>
public sealed class OneCycleSchedule : Schedule
{
    /// <summary>One rise and one fall.</summary>
    /// <param name="warmShare">The share of the steps on the way up, in [0, 1].</param>
    /// <param name="startDivisor">The first step has the factor 1/startDivisor; at least 1.</param>
    /// <param name="finalDivisor">The last step has the first one's factor divided by this; at least 1.</param>
    public OneCycleSchedule(double warmShare = 0.3, double startDivisor = 25, double finalDivisor = 1e4)
    {
        WarmShare = Bounds.Share.Check(warmShare);
        StartDivisor = Bounds.Divisor.Check(startDivisor);
        FinalDivisor = Bounds.Divisor.Check(finalDivisor);
    }

    /// <summary>The share of the steps on the way up.</summary>
    public double WarmShare { get; }

    /// <summary>What the highest rate is divided by for the first step.</summary>
    public double StartDivisor { get; }

    /// <summary>What the first step's rate is divided by for the last step.</summary>
    public double FinalDivisor { get; }

    internal static OneCycleSchedule Read(Words words)
    {
        var standard = new OneCycleSchedule();
        var share = words.AtEnd ? standard.WarmShare : Bounds.Share.Take(words, "the share of the steps on the way up");
        var start = words.AtEnd ? standard.StartDivisor : Bounds.Divisor.Take(words, "the divisor of the first step");
        var final = words.AtEnd ? standard.FinalDivisor : Bounds.Divisor.Take(words, "the divisor of the last step");
        return new(share, start, final);
    }

    internal override double FactorAt(long step, int stepsPerEpoch, long steps)
    {
        var (start, last) = (1 / StartDivisor, steps - 1);
        // Too few steps for a rise begin at the peak.
        var peak = Math.Max(WarmShare * steps - 1, 0);
        return step < peak ? CosineSchedule.Anneal(start, 1, step / peak)
            : step == peak ? 1
            : CosineSchedule.Anneal(1, start / FinalDivisor, Math.Min((step - peak) / (last - peak), 1));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var standard = new OneCycleSchedule();
        var divisors = (StartDivisor, FinalDivisor) == (standard.StartDivisor, standard.FinalDivisor)
            ? ""
            : $" {Number.Print(StartDivisor)} {Number.Print(FinalDivisor)}";
        var share = WarmShare == standard.WarmShare && divisors == "" ? "" : $" {Number.Print(WarmShare)}";
        return $"one-cycle{share}{divisors}";
    }
}
