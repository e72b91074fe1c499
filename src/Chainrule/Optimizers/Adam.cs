using System.Runtime.CompilerServices;
using Chainrule.Kernels;

namespace Chainrule.Optimizers;

/// <summary>
/// Adam, as in PyTorch's torch.optim.Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015). With the
/// gradient g, the learning rate η, the means' decays β₁ and β₂, and the weight decay λ, step t is
/// <code>
/// g ← g + λ·θ
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε)
/// </code>
/// </summary>
public sealed class Adam : Optimizer
{
    internal static readonly OptimizerText Text = new(
        "adam", 0.001,
        [
            new("beta1", 0.9, Bounds.BelowOne), new("beta2", 0.999, Bounds.BelowOne),
            new("epsilon", 1e-8, Bounds.Epsilon), new("decay", 0, Bounds.NotNegative),
        ],
        (rate, settings) => new Adam(rate, settings[0], settings[1], settings[2], settings[3]));

    /// <summary>Adam.</summary>
    /// <param name="rate">The learning rate η, above 0 and at most 3e38.</param>
    /// <param name="beta1">How much of the mean of gradients a step keeps, in [0, 1).</param>
    /// <param name="beta2">How much of the mean of their squares a step keeps, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division from 0, in [1e-30, 1].</param>
    /// <param name="weightDecay">λ, at least 0: adds λ·θ to the gradient.</param>
    public Adam(double rate, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0) : base(rate)
    {
        Beta1 = Bounds.BelowOne.Check(beta1);
        Beta2 = Bounds.BelowOne.Check(beta2);
        Epsilon = Bounds.Epsilon.Check(epsilon);
        WeightDecay = Bounds.NotNegative.Check(weightDecay);
    }

    /// <summary>How much of the mean of gradients a step keeps.</summary>
    public double Beta1 { get; }

    /// <summary>How much of the mean of squared gradients a step keeps.</summary>
    public double Beta2 { get; }

    /// <summary>What keeps the division from 0.</summary>
    public double Epsilon { get; }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    internal override int StateCount => 2;

    internal override unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step) =>
        Move<TLane, T>(parameters, gradient, state, state + stateStride, count, rate, step, Beta1, Beta2, Epsilon, WeightDecay, keep: 1);

    /// <summary>The rule above, after θ ← keep·θ: 1 for Adam, and less than 1 is AdamW's own way to let weights decay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe void Move<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* means, TLane* squares, int count, double rate, long step,
        double beta1, double beta2, double epsilon, double weightDecay, double keep)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        // Both corrections are taken out of the loop: η/(1 − β₁ᵗ) scales the step, 1/√(1 − β₂ᵗ) the root.
        var minusRate = TLane.Constant(-rate / (1 - Math.Pow(beta1, step)));
        var rootScale = TLane.Constant(1 / Math.Sqrt(1 - Math.Pow(beta2, step)));
        var (oldMean, newMean) = (TLane.Constant(beta1), TLane.Constant(1 - beta1));
        var (oldSquare, newSquare) = (TLane.Constant(beta2), TLane.Constant(1 - beta2));
        var (decay, kept, small) = (TLane.Constant(weightDecay), TLane.Constant(keep), TLane.Constant(epsilon));
        for (var i = 0; i < count; i++)
        {
            var g = TLane.MulAdd(decay, parameters[i], gradient[i]);
            var m = TLane.MulAdd(oldMean, means[i], newMean * g);
            var v = TLane.MulAdd(oldSquare, squares[i], newSquare * g * g);
            means[i] = m;
            squares[i] = v;
            var direction = m / TLane.MulAdd(TLane.Sqrt(v), rootScale, small);
            parameters[i] = TLane.MulAdd(minusRate, direction, kept * parameters[i]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text.Print(Rate, Beta1, Beta2, Epsilon, WeightDecay);
}
