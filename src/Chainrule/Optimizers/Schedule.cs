namespace Chainrule.Optimizers;

/// <summary>How the learning rate changes during training.</summary>
public abstract class Schedule
{
    private protected Schedule() { }

    /// <summary>The factor on the optimizer's rate at one step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="stepsPerEpoch">Steps of an epoch.</param>
    /// <param name="epochs">Epochs planned.</param>
    public abstract double Factor(long step, int stepsPerEpoch, int epochs);

    /// <summary>Its text: <c>constant</c>, <c>cosine</c>, <c>step 5 0.1</c>…</summary>
    public abstract override string ToString();
}

/// <summary>The same rate throughout.</summary>
public sealed class ConstantSchedule : Schedule
{
    /// <inheritdoc/>
    public override double Factor(long step, int stepsPerEpoch, int epochs) => 1;

    /// <inheritdoc/>
    public override string ToString() => "constant";
}
