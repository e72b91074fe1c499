using System.Runtime.CompilerServices;

namespace Chainrule.Optimizers;

/// <summary>
/// Adadelta, as in PyTorch's torch.optim.Adadelta (Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012). With the
/// gradient g, the learning rate η, the means' decay ρ and the weight decay λ, each step is
/// <code>
/// g ← g + λ·θ
/// v ← ρ·v + (1 − ρ)·g²
/// d ← g · √(u + ε) / √(v + ε)
/// u ← ρ·u + (1 − ρ)·d²
/// θ ← θ − η·d
/// </code>
/// </summary>
public sealed class Adadelta : Optimizer
{
    internal static readonly OptimizerText Text = new(
        "adadelta", 1,
        [new("rho", 0.9, Bounds.BelowOne), new("epsilon", 1e-6, Bounds.Epsilon), new("decay", 0, Bounds.NotNegative)],
        (rate, settings) => new Adadelta(rate, settings[0], settings[1], settings[2]));

    /// <summary>Adadelta.</summary>
    /// <param name="rate">The learning rate η, above 0 and at most 3e38; the paper has none, which is 1.</param>
    /// <param name="rho">How much of the means of squared gradients and squared moves a step keeps, in [0, 1).</param>
    /// <param name="epsilon">What lets the first steps begin and keeps the division from 0, in [1e-30, 1].</param>
    /// <param name="weightDecay">λ, at least 0: adds λ·θ to the gradient.</param>
    public Adadelta(double rate = 1, double rho = 0.9, double epsilon = 1e-6, double weightDecay = 0) : base(rate)
    {
        Rho = Bounds.BelowOne.Check(rho);
        Epsilon = Bounds.Epsilon.Check(epsilon);
        WeightDecay = Bounds.NotNegative.Check(weightDecay);
    }

    /// <summary>How much of the means of squared gradients and squared moves a step keeps.</summary>
    public double Rho { get; }

    /// <summary>What lets the first steps begin and keeps the division from 0.</summary>
    public double Epsilon { get; }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    internal override int StateCount => 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step)
    {
        var squares = state;
        var moves = state + stateStride;
        var (keep, add) = (TLane.Constant(Rho), TLane.Constant(1 - Rho));
        var (decay, small, minusRate) = (TLane.Constant(WeightDecay), TLane.Constant(Epsilon), TLane.Constant(-rate));
        for (var i = 0; i < count; i++)
        {
            var g = TLane.MulAdd(decay, parameters[i], gradient[i]);
            var v = TLane.MulAdd(keep, squares[i], add * g * g);
            squares[i] = v;
            var d = g * (TLane.Sqrt(moves[i] + small) / TLane.Sqrt(v + small));
            moves[i] = TLane.MulAdd(keep, moves[i], add * d * d);
            parameters[i] = TLane.MulAdd(minusRate, d, parameters[i]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text.Print(Rate, Rho, Epsilon, WeightDecay);
}
