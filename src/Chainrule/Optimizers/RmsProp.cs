using System.Runtime.CompilerServices;

namespace Chainrule.Optimizers;

/// <summary>
/// RMSprop, as in PyTorch's torch.optim.RMSprop (Hinton, "Neural Networks for Machine Learning", lecture 6, 2012). With the
/// gradient g, the learning rate η, the mean's decay α, the momentum μ and the weight decay λ, each step is
/// <code>
/// g ← g + λ·θ
/// v ← α·v + (1 − α)·g²
/// b ← μ·b + g / (√v + ε)
/// θ ← θ − η·b
/// </code>
/// </summary>
public sealed class RmsProp : Optimizer
{
    internal static readonly OptimizerText Text = new(
        "rmsprop", 0.01,
        [
            new("alpha", 0.99, Bounds.BelowOne), new("epsilon", 1e-8, Bounds.Epsilon),
            new("momentum", 0, Bounds.BelowOne), new("decay", 0, Bounds.NotNegative),
        ],
        (rate, settings) => new RmsProp(rate, settings[0], settings[1], settings[2], settings[3]));

    /// <summary>RMSprop.</summary>
    /// <param name="rate">The learning rate η, above 0 and at most 3e38.</param>
    /// <param name="alpha">How much of the mean of squared gradients a step keeps, in [0, 1).</param>
    /// <param name="epsilon">What keeps the division from 0, in [1e-30, 1].</param>
    /// <param name="momentum">The share μ of the step before that each step keeps, in [0, 1).</param>
    /// <param name="weightDecay">λ, at least 0: adds λ·θ to the gradient.</param>
    public RmsProp(double rate = 0.01, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0, double weightDecay = 0)
        : base(rate)
    {
        Alpha = Bounds.BelowOne.Check(alpha);
        Epsilon = Bounds.Epsilon.Check(epsilon);
        Momentum = Bounds.BelowOne.Check(momentum);
        WeightDecay = Bounds.NotNegative.Check(weightDecay);
    }

    /// <summary>How much of the mean of squared gradients a step keeps.</summary>
    public double Alpha { get; }

    /// <summary>What keeps the division from 0.</summary>
    public double Epsilon { get; }

    /// <summary>The share μ of the step before that each step keeps.</summary>
    public double Momentum { get; }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    internal override int StateCount => Momentum > 0 ? 2 : 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step)
    {
        var squares = state;
        var buffers = Momentum > 0 ? state + stateStride : null;
        var (oldSquare, newSquare) = (TLane.Constant(Alpha), TLane.Constant(1 - Alpha));
        var (decay, momentum, small) = (TLane.Constant(WeightDecay), TLane.Constant(Momentum), TLane.Constant(Epsilon));
        var minusRate = TLane.Constant(-rate);
        for (var i = 0; i < count; i++)
        {
            var g = TLane.MulAdd(decay, parameters[i], gradient[i]);
            var v = TLane.MulAdd(oldSquare, squares[i], newSquare * g * g);
            squares[i] = v;
            var b = g / (TLane.Sqrt(v) + small);
            if (buffers != null)
            {
                b = TLane.MulAdd(momentum, buffers[i], b);
                buffers[i] = b;
            }
            parameters[i] = TLane.MulAdd(minusRate, b, parameters[i]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text.Print(Rate, Alpha, Epsilon, Momentum, WeightDecay);
}
