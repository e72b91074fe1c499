using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>The sheet's activation, σ(h) = 1 / (1 + e^−h); σ′ = a(1 − a), taken from the output a.</summary>
public sealed class Sigmoid(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "sigmoid";

    internal override bool DerivativeTakesOutput => true;

    internal override Expression Formula(Expression h, string label) => Functions.Sigmoid.Of(h, label);

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => Apply(default(Function), pass);

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => ApplyDerivative(default(Function), pass);

    private readonly struct Function : IFunction
    {
        public TLane Value<TLane, T>(TLane h)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.Constant(1) / (TLane.Constant(1) + TLane.Exp(-h));

        public TLane Derivative<TLane, T>(TLane h, TLane a)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            a * (TLane.Constant(1) - a);
    }
}
