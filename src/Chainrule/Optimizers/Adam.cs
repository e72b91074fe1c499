namespace Chainrule.Optimizers;

/// <summary>Adam.</summary>
public sealed class Adam(double rate) : Optimizer(rate)
{
    internal override int StateCount => 2;

    internal override unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => throw new NotImplementedException();
}
