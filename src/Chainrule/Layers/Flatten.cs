using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>Reads a picture as one row of numbers, channel by channel and row by row. The numbers stay where they are.</summary>
public sealed class Flatten(Shape input) : Layer(input, new Shape(input.Count))
{
    /// <inheritdoc/>
    public override string Kind => "flatten";

    // The values are the input's own; only their indices change.
    internal override Expression Equation(EquationTerms terms) => terms.Here;

    internal override bool IsElementwise => true;

    internal override bool IsView => true;

    internal override void Forward<TLane, T>(in Pass<TLane, T> pass) { }

    internal override void Backward<TLane, T>(in Pass<TLane, T> pass) { }

    /// <inheritdoc/>
    public override string ToString() => Kind;
}
