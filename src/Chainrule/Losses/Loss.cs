using Chainrule.Kernels;

namespace Chainrule.Losses;

/// <summary>What training makes small: one number an example, averaged over a batch, and its derivative by the outputs.</summary>
public abstract class Loss
{
    private protected Loss() { }

    /// <summary>Its word on the command line and in files: <c>sse</c>, <c>mse</c>, <c>cross-entropy</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Each example's loss, and its derivative by each output into <paramref name="delta"/>. All three arrays hold
    /// <paramref name="count"/> lanes, one an output.
    /// </summary>
    internal abstract unsafe TLane Evaluate<TLane, T>(TLane* output, TLane* target, TLane* delta, int count)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;

    /// <summary>Turns a network's outputs for one example into a share of 1 for each class, in place.</summary>
    public abstract void ToProbabilities(Span<float> outputs);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}
