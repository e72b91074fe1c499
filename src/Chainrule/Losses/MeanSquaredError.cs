using System.Runtime.CompilerServices;
using Chainrule.Symbolics;

namespace Chainrule.Losses;

/// <summary>The mean of the squared errors of N outputs: L = (1/N) Σ_k (ŷ_k − y_k)², and ∂L/∂ŷ_k = (2/N)(ŷ_k − y_k).</summary>
public sealed class MeanSquaredError : Loss
{
    /// <inheritdoc/>
    public override string Name => "mse";

    internal override Expression Equation(Variable prediction, Variable target, Items<Binding> over) =>
        1.0 / over.Aggregate(1, (count, binding) => count * binding.Range.Count)
        * (Expression)new SumOver(over, (At(prediction, over) - At(target, over)).ToThe(2));

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
