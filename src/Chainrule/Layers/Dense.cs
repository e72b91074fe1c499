using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>Dense.</summary>
public sealed class Dense : Layer
{
    /// <summary>Creates it.</summary>
    public Dense(Shape input, int units) : base(input, new Shape(units)) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Kind => "dense";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => throw new NotImplementedException();
}
