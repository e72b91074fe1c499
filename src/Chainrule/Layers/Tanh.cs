using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>tanh.</summary>
public sealed class Tanh(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "tanh";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();
}
