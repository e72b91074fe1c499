using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>max(0, h); its derivative is 1 where the output a is above 0 and 0 elsewhere, at 0 too.</summary>
public sealed class Relu(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "relu";

    internal override bool DerivativeTakesOutput => true;

    internal override Expression Formula(Expression h, string label) => Functions.Relu.Of(h);

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => Apply(default(Function), pass);

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => ApplyDerivative(default(Function), pass);

    private readonly struct Function : IFunction
    {
        public TLane Value<TLane, T>(TLane h)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.Max(h, default);

        public TLane Derivative<TLane, T>(TLane h, TLane a)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.WhereGreater(a, default, TLane.Constant(1), default);
    }
}
