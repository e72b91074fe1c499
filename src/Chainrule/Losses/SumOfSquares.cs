using System.Runtime.CompilerServices;
using Chainrule.Symbolics;

namespace Chainrule.Losses;

/// <summary>The sum-of-squares error: L = ½ Σ_k (ŷ_k − y_k)², and ∂L/∂ŷ_k = ŷ_k − y_k.</summary>
public sealed class SumOfSquares : Loss
{
    /// <inheritdoc/>
    public override string Name => "sse";

    internal override Expression Equation(Variable prediction, Variable target, Items<Binding> over) =>
        0.5 * (Expression)new SumOver(over, (At(prediction, over) - At(target, over)).ToThe(2));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override unsafe TLane Evaluate<TLane, T>(TLane* output, TLane* target, TLane* delta, int count)
    {
        var sum = TLane.Constant(0);
        for (var k = 0; k < count; k++)
        {
            var error = output[k] - target[k];
            sum = TLane.MulAdd(error, error, sum);
            delta[k] = error;
        }
        return TLane.Constant(0.5) * sum;
    }
}
