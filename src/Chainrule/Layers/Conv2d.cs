using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>Conv2d.</summary>
public sealed class Conv2d : Layer
{
    /// <summary>Creates it.</summary>
    public Conv2d(Shape input, int channels, Window window, Padding padding) : base(input, input) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Kind => "conv";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => throw new NotImplementedException();
}
