namespace Chainrule.Losses;

/// <summary>Softmax and cross-entropy.</summary>
public sealed class CrossEntropy : Loss
{
    /// <inheritdoc/>
    public override string Name => "cross-entropy";

    internal override unsafe TLane Evaluate<TLane, T>(TLane* output, TLane* target, TLane* delta, int count) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public override void ToProbabilities(Span<float> outputs) => throw new NotImplementedException();
}
