using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>softplus.</summary>
public sealed class Softplus(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "softplus";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();
}
