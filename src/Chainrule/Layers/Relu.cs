using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>relu.</summary>
public sealed class Relu(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "relu";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();
}
