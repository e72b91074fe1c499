using System.Globalization;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>leaky relu.</summary>
public sealed class LeakyRelu(Shape shape, double slope = 0.01) : Activation(shape)
{
    /// <summary>The slope below zero.</summary>
    public double Slope { get; } = slope;

    /// <inheritdoc/>
    public override string Kind => "leaky-relu";

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => Slope == 0.01 ? Kind : string.Create(CultureInfo.InvariantCulture, $"{Kind} {Slope}");
}
