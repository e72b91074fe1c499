using System.Runtime.CompilerServices;
using Chainrule.Symbolics;

namespace Chainrule.Losses;

/// <summary>
/// The cross-entropy of the softmax of a network's outputs: L = −Σ_k y_k log p_k with p_k = exp(ŷ_k) / Σ_m exp(ŷ_m), and
/// ∂L/∂ŷ_k = p_k Σ_m y_m − y_k. Targets are shares of the classes: usually 1 for the true class and 0 for the others.
/// </summary>
public sealed class CrossEntropy : Loss
{
    /// <inheritdoc/>
    public override string Name => "cross-entropy";

    internal override Expression Equation(Variable prediction, Variable target, Items<Binding> over) =>
        -(Expression)new SumOver(over, At(target, over) * Functions.Log.Of(At(prediction, over)));

    /// <inheritdoc/>
    public override bool HasProbabilities => true;

    // p_k = exp(ŷ_k) / Σ_m exp(ŷ_m)
    internal override Expression Probabilities(Variable output, Items<Binding> over)
    {
        var exponential = Functions.Exp.Of(At(output, over));
        return exponential / new SumOver(over, exponential).Apart(over.Select(binding => binding.Name));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe TLane Evaluate<TLane, T>(TLane* output, TLane* target, TLane* delta, int count)
    {
        // p stays the same when every output moves by the same amount; moved by the largest, no exponential overflows.
        var largest = output[0];
        for (var k = 1; k < count; k++)
        {
            largest = TLane.Max(largest, output[k]);
        }

        // With z_k = ŷ_k − largest: log p_k = z_k − log Σ_m exp(z_m), so L = Σ_k y_k · log Σ_m exp(z_m) − Σ_k y_k z_k.
        var zero = TLane.Constant(0);
        var (exponentials, targets, product) = (zero, zero, zero);
        for (var k = 0; k < count; k++)
        {
            var z = output[k] - largest;
            var exponential = TLane.Exp(z);
            exponentials += exponential;
            targets += target[k];
            product = TLane.MulAdd(target[k], z, product);
            delta[k] = exponential;
        }

        var scale = targets / exponentials;
        for (var k = 0; k < count; k++)
        {
            delta[k] = TLane.MulAdd(delta[k], scale, -target[k]);
        }
        return TLane.MulAdd(targets, TLane.Log(exponentials), -product);
    }

    /// <summary>Turns a network's outputs for one example into their softmax, in place. NaN where an output is NaN.</summary>
    public override void ToProbabilities(Span<float> outputs)
    {
        var largest = float.NegativeInfinity;
        foreach (var output in outputs)
        {
            largest = Math.Max(largest, output);
        }
        var sum = 0d;
        foreach (ref var output in outputs)
        {
            output = MathF.Exp(output - largest);
            sum += output;
        }
        foreach (ref var output in outputs)
        {
            output = (float)(output / sum);
        }
    }
}
