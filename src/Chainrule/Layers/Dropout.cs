using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>Dropout.</summary>
public sealed class Dropout : Layer
{
    /// <summary>Creates it.</summary>
    public Dropout(Shape input, double rate) : base(input, input) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Kind => "dropout";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => throw new NotImplementedException();
}
