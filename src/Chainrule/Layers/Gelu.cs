using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>gelu.</summary>
public sealed class Gelu(Shape shape) : Activation(shape)
{
    /// <inheritdoc/>
    public override string Kind => "gelu";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();
}
