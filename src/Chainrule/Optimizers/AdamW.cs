namespace Chainrule.Optimizers;

/// <summary>
/// Adam with decoupled weight decay, as in PyTorch's torch.optim.AdamW (Loshchilov and Hutter, "Decoupled Weight Decay
/// Regularization", 2019). The decay λ leaves the gradient, and with it the means, alone: each step is
/// <code>
/// θ ← θ − η·λ·θ
/// </code>
/// and then a step of <see cref="Adam"/> without decay.
/// </summary>
public sealed class AdamW : Optimizer
{
    internal static readonly OptimizerText Text = new(
        "adamw", 0.001,
        [
            new("beta1", 0.9, Bounds.BelowOne), new("beta2", 0.999, Bounds.BelowOne),
            new("epsilon", 1e-8, Bounds.Epsilon), new("decay", 0.01, Bounds.NotNegative),
        ],
        (rate, settings) => new AdamW(rate, settings[3], settings[0], settings[1], settings[2]));

    /// <summary>Adam with decoupled weight decay.</summary>
    /// <param name="rate">The learning rate η, above 0 and at most 3e38.</param>
    /// <param name="weightDecay">λ, at least 0: each step takes the share η·λ off every parameter.</param>
    /// <param name="beta1">How much of the mean of gradients a step keeps, in [0, 1).</param>
    /// <param name="beta2">How much of the mean of their squares a step keeps, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division from 0, in [1e-30, 1].</param>
    public AdamW(double rate, double weightDecay = 0.01, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8) : base(rate)
    {
        WeightDecay = Bounds.NotNegative.Check(weightDecay);
        Beta1 = Bounds.BelowOne.Check(beta1);
        Beta2 = Bounds.BelowOne.Check(beta2);
        Epsilon = Bounds.Epsilon.Check(epsilon);
    }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    /// <summary>How much of the mean of gradients a step keeps.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean of squared gradients a step keeps.</summary>
    public double Beta2 { get; }

    /// <summary>What keeps the division from 0.</summary>
    public double Epsilon { get; }

    internal override int StateCount => 2;

    internal override unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step) =>
        Adam.Move<TLane, T>(
            parameters, gradient, state, state + stateStride, count, rate, step,
            Beta1, Beta2, Epsilon, weightDecay: 0, keep: 1 - rate * WeightDecay);

    /// <inheritdoc/>
    public override string ToString() => Text.Print(Rate, Beta1, Beta2, Epsilon, WeightDecay);
}
