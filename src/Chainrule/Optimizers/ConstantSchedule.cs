namespace Chainrule.Optimizers;

/// <summary>The same rate throughout.</summary>
public sealed class ConstantSchedule : Schedule
{
    internal override double FactorAt(long step, int stepsPerEpoch, long steps) => 1;

    /// <inheritdoc/>
    public override string ToString() => "constant";
}
