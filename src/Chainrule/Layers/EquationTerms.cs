using Chainrule.Symbolics;

namespace Chainrule.Layers;

/// <summary>What a layer's equation is written with.</summary>
/// <param name="Input">The layer's input: one example's values. One that a dense layer reads begins with index 0, the constant 1.</param>
/// <param name="At">The letters of the output's indices: the unit, or channel, row and column.</param>
public sealed record EquationTerms(Variable Input, Items<IndexName> At)
{
    /// <summary>The learnable weights; a dense layer's have the input's index first, and index 0 is the bias.</summary>
    public Variable? Weight { get; init; }

    /// <summary>The learnable biases, where they are not among the weights.</summary>
    public Variable? Bias { get; init; }

    /// <summary>What dropout multiplies each value by.</summary>
    public Variable? Factor { get; init; }

    /// <summary>The letter that runs over the inputs of a dense layer.</summary>
    public IndexName From { get; init; }

    /// <summary>The input at the output's own place.</summary>
    internal Element Here => new(Input, [.. At.Select(name => (AffineIndex)name)]);
}
