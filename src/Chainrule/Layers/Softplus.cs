using Chainrule.Kernels;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// ln(1 + e^h), written max(h, 0) + ln(1 + e^−|h|) so that no large h overflows; its derivative is σ(h), taken from the
/// input h.
/// </summary>
public sealed class Softplus(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "softplus";

    internal override bool DerivativeTakesOutput => false;

    internal override Expression Formula(Expression h, string label) => Functions.Softplus.Of(h);

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => Apply(default(Function), pass);

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => ApplyDerivative(default(Function), pass);

    private readonly struct Function : IFunction
    {
        public TLane Value<TLane, T>(TLane h)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.Max(h, default) + TLane.Log(TLane.Constant(1) + TLane.Exp(-TLane.Abs(h)));

        public TLane Derivative<TLane, T>(TLane h, TLane a)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            TLane.Constant(1) / (TLane.Constant(1) + TLane.Exp(-h));
    }
}
