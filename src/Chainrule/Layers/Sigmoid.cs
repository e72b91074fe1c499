using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>sigmoid.</summary>
public sealed class Sigmoid(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "sigmoid";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();
}
