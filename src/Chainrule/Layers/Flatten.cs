using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>Flatten.</summary>
public sealed class Flatten : Layer
{
    /// <summary>Creates it.</summary>
    public Flatten(Shape input) : base(input, new Shape(input.Count)) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string Kind => "flatten";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => throw new NotImplementedException();
}
