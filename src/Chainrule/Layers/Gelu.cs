using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// h·Φ(h), Φ the distribution function of the standard normal (Hendrycks and Gimpel 2016, the exact form); its
/// derivative is Φ(h) + h·φ(h), taken from the input h.
/// </summary>
public sealed class Gelu(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "gelu";

    internal override bool DerivativeTakesOutput => false;

    internal override Expression Formula(Expression h, string label) => h * Functions.NormalCumulative.Of(h);

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => Apply(default(Function), pass);

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => ApplyDerivative(default(Function), pass);

    private readonly struct Function : IFunction
    {
        public TLane Value<TLane, T>(TLane h)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            h * NormalDistribution.Cumulative<TLane, T>(h);

        public TLane Derivative<TLane, T>(TLane h, TLane a)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            NormalDistribution.Cumulative<TLane, T>(h) + h * NormalDistribution.Density<TLane, T>(h);
    }
}
