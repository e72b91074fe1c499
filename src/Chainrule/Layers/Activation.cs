using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>
/// A function of each weighted input by itself: a = f(h), and δ_h = δ_a · f′. Whether f′ is computed from the input h
/// or from the output a is said by each activation: mixing them up is the most repeated mistake of this trade.
/// </summary>
public abstract class Activation : Layer
{
    private protected Activation(Shape shape) : base(shape, shape) { }

    /// <inheritdoc/>
    public override string ToString() => Kind;
}
