using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>AveragePool2d.</summary>
public sealed class AveragePool2d : Layer
{
    /// <summary>Creates it.</summary>
    public AveragePool2d(Shape input, Window window) : base(input, input) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Kind => "avgpool";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => throw new NotImplementedException();
}
