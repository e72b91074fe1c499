using System.Runtime.CompilerServices;

namespace Chainrule.Losses;

/// <summary>The mean of the squared errors of N outputs: L = (1/N) Σ_k (ŷ_k − y_k)², and ∂L/∂ŷ_k = (2/N)(ŷ_k − y_k).</summary>
public sealed class MeanSquaredError : Loss
{
    /// <inheritdoc/>
    public override string Name => "mse";

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe TLane Evaluate<TLane, T>(TLane* output, TLane* target, TLane* delta, int count)
    {
        var slope = TLane.Constant(2d / count);
        var sum = TLane.Constant(0);
        for (var k = 0; k < count; k++)
        {
            var error = output[k] - target[k];
            sum = TLane.MulAdd(error, error, sum);
            delta[k] = slope * error;
        }
        return TLane.Constant(1d / count) * sum;
    }
}
