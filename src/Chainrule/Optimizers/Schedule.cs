using Chainrule.Texts;

namespace Chainrule.Optimizers;

/// <summary>How the learning rate changes during training.</summary>
public abstract class Schedule
{
    private static readonly string[] Names = ["constant", "step", "exponential", "cosine", "one-cycle", "warmup"];

    private protected Schedule() { }

    /// <summary>
    /// Reads a schedule's text.
    /// <list type="bullet">
    /// <item><c>constant</c>: <see cref="ConstantSchedule"/></item>
    /// <item><c>step EPOCHS [FACTOR]</c>: <see cref="StepSchedule"/>, factor 0.1</item>
    /// <item><c>exponential FACTOR</c>: <see cref="ExponentialSchedule"/></item>
    /// <item><c>cosine [FINAL]</c>: <see cref="CosineSchedule"/>, final factor 0</item>
    /// <item><c>one-cycle [SHARE [START [FINAL]]]</c>: <see cref="OneCycleSchedule"/>, share 0.3, divisors 25 and 10000</item>
    /// <item><c>warmup EPOCHS [SCHEDULE]</c>: <see cref="WarmUp"/>, then any of the above, <c>constant</c> if none is named</item>
    /// </list>
    /// </summary>
    /// <exception cref="ChainruleException">The text is no schedule; the message points at the word.</exception>
    public static Schedule Parse(string text)
    {
        var words = new Words("schedule", text);
        var schedule = words.Accept("warmup") ? WarmUp.Read(words) : ReadSimple(words);
        words.End($"the end after '{schedule}'");
        return schedule;
    }

    /// <summary>The factor on the optimizer's rate at one step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="stepsPerEpoch">Steps of an epoch.</param>
    /// <param name="epochs">Epochs planned.</param>
    public double Factor(long step, int stepsPerEpoch, int epochs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return FactorAt(step, stepsPerEpoch, (long)stepsPerEpoch * epochs);
    }

    /// <summary>The factor at one of a number of steps, which need not make whole epochs: a warm-up leaves any number.</summary>
    internal abstract double FactorAt(long step, int stepsPerEpoch, long steps);

    /// <summary>Its text: <c>constant</c>, <c>cosine</c>, <c>step 5 0.1</c>…</summary>
    public abstract override string ToString();

    /// <summary>Reads any schedule that needs no other.</summary>
    internal static Schedule ReadSimple(Words words)
    {
        var name = words.Take($"one of {string.Join(", ", Names)}");
        return name switch
        {
            "constant" => new ConstantSchedule(),
            "step" => StepSchedule.Read(words),
            "exponential" => ExponentialSchedule.Read(words),
            "cosine" => CosineSchedule.Read(words),
            "one-cycle" => OneCycleSchedule.Read(words),
            "warmup" => throw words.Wrong("a warm-up cannot follow a warm-up, name another schedule"),
            _ => throw words.Wrong(Suggestion.Unknown("schedule", name, Names)),
        };
    }
}
