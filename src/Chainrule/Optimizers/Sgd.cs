using System.Runtime.CompilerServices;

namespace Chainrule.Optimizers;

/// <summary>
/// Stochastic gradient descent, as in PyTorch's torch.optim.SGD. With the gradient g, the learning rate η, the momentum μ,
/// the weight decay λ and the velocity v, each step is
/// <code>
/// g ← g + λ·θ
/// v ← μ·v + g
/// θ ← θ − η·v                 with Nesterov's momentum: θ ← θ − η·(g + μ·v)
/// </code>
/// (Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013, with η outside v.)
/// Without momentum this is θ ← θ − η·g, the exercise sheet's update rule.
/// </summary>
public sealed class Sgd : Optimizer
{
    internal static readonly OptimizerText Text = new(
        "sgd", 0.01,
        [
            new("momentum", 0, Bounds.BelowOne), new("nesterov", 0, null, Needs: "momentum"),
            new("decay", 0, Bounds.NotNegative),
        ],
        (rate, settings) => new Sgd(rate, settings[0], settings[1] != 0, settings[2]));

    /// <summary>Stochastic gradient descent.</summary>
    /// <param name="rate">The learning rate η, above 0 and at most 3e38.</param>
    /// <param name="momentum">The share μ of the velocity that each step keeps, in [0, 1).</param>
    /// <param name="nesterov">Whether a step looks ahead along the new velocity; only with momentum.</param>
    /// <param name="weightDecay">λ, at least 0: adds λ·θ to the gradient.</param>
    public Sgd(double rate, double momentum = 0, bool nesterov = false, double weightDecay = 0) : base(rate)
    {
        Momentum = Bounds.BelowOne.Check(momentum);
        WeightDecay = Bounds.NotNegative.Check(weightDecay);
        Nesterov = !nesterov || momentum > 0
            ? nesterov
            : throw new ArgumentException("Nesterov's momentum needs a momentum above 0", nameof(nesterov));
    }

    /// <summary>The share μ of the velocity that each step keeps.</summary>
    public double Momentum { get; }

    /// <summary>Whether a step looks ahead along the new velocity.</summary>
    public bool Nesterov { get; }

    /// <summary>The weight decay λ.</summary>
    public double WeightDecay { get; }

    internal override int StateCount => Momentum > 0 ? 1 : 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe void Update<TLane, T>(
        TLane* parameters, TLane* gradient, TLane* state, nint stateStride, int count, double rate, long step)
    {
        var decay = TLane.Constant(WeightDecay);
        var minusRate = TLane.Constant(-rate);
        if (Momentum == 0)
        {
            for (var i = 0; i < count; i++)
            {
                var g = TLane.MulAdd(decay, parameters[i], gradient[i]);
                parameters[i] = TLane.MulAdd(minusRate, g, parameters[i]);
            }
            return;
        }

        var velocities = state;
        var momentum = TLane.Constant(Momentum);
        // The step is a·g + b·v: (0, 1) for plain momentum, (1, μ) for Nesterov's.
        var (a, b) = Nesterov ? (TLane.Constant(1), momentum) : (TLane.Constant(0), TLane.Constant(1));
        for (var i = 0; i < count; i++)
        {
            var g = TLane.MulAdd(decay, parameters[i], gradient[i]);
            var v = TLane.MulAdd(momentum, velocities[i], g);
            velocities[i] = v;
            parameters[i] = TLane.MulAdd(minusRate, TLane.MulAdd(a, g, b * v), parameters[i]);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text.Print(Rate, Momentum, Nesterov ? 1 : 0, WeightDecay);
}
