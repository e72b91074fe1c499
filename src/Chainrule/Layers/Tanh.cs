using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>tanh(h); its derivative is 1 − a², taken from the output a.</summary>
public sealed class Tanh(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "tanh";

    internal override bool DerivativeTakesOutput => true;

    internal override Expression Formula(Expression h, string label) => Functions.Tanh.Of(h);

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => Apply(default(Function), pass);

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => ApplyDerivative(default(Function), pass);

    private readonly struct Function : IFunction
    {
        public TLane Value<TLane, T>(TLane h)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.Tanh(h);

        public TLane Derivative<TLane, T>(TLane h, TLane a)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.Constant(1) - a * a;
    }
}
