using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>MaxPool2d.</summary>
public sealed class MaxPool2d : Layer
{
    /// <summary>Creates it.</summary>
    public MaxPool2d(Shape input, Window window) : base(input, input) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Kind => "maxpool";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => throw new NotImplementedException();
}
