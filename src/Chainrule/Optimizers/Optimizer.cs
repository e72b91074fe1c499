using Chainrule.Kernels;

namespace Chainrule.Optimizers;

/// <summary>A rule that moves parameters against their gradient.</summary>
public abstract class Optimizer
{
    private protected Optimizer(double rate) => Rate = rate;

    /// <summary>The learning rate η, before the schedule's factor.</summary>
    public double Rate { get; }

    /// <summary>Values remembered for each parameter from step to step (a momentum, a mean of squares), zero at first.</summary>
    internal abstract int StateCount { get; }

    /// <summary>
    /// Moves a run of parameters. State s of the lane at i is <c>state[s·stateStride + i]</c>.
    /// </summary>
    /// <param name="parameters">The lanes to move.</param>
    /// <param name="gradient">The derivative of the loss by each.</param>
    /// <param name="state">The first state of the first lane.</param>
    /// <param name="stateStride">Lanes between one state and the next.</param>
    /// <param name="count">How many lanes.</param>
    /// <param name="rate">The learning rate of this step, the schedule's factor included.</param>
    /// <param name="step">Which step this is, from 1.</param>
    internal abstract unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;

    /// <summary>Its text: <c>sgd 0.1 momentum 0.9</c>, <c>adam 0.001</c>…</summary>
    public abstract override string ToString();
}
