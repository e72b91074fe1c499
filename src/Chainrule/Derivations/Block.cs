using Chainrule.Layers;
using Chainrule.Networks;
using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>
/// A part of a network with an equation of its own: a layer, and the activation after it. Its weighted input h is what the
/// layer computes, its activation a what it passes on; without an activation the two are one. An activation in a stage of its
/// own is both, and its weighted input what comes in.
/// </summary>
public sealed class Block
{
    internal Block(string name, string text, Layer layer, Activation? activation) =>
        (Name, Text, Layer, Activation) = (name, text, layer, activation);

    /// <summary>What it is called, as its parameters are, by kind and count: <c>dense1</c>.</summary>
    public string Name { get; }

    /// <summary>Its text: <c>dense 2 sigmoid</c>.</summary>
    public string Text { get; }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>The activation after it, or the layer itself if that is one; null for none.</summary>
    public Activation? Activation { get; }

    /// <summary>What it reads.</summary>
    public required Variable Input { get; init; }

    /// <summary>The input's indices, but for a constant 1 before the others.</summary>
    public required Items<Binding> InputOver { get; init; }

    /// <summary>The indices that its equation is written with.</summary>
    public required Items<Binding> Over { get; init; }

    /// <summary>What the layer computes, at these indices.</summary>
    public required Element Weighted { get; init; }

    /// <summary>The right side of the layer's equation.</summary>
    public required Expression Equation { get; init; }

    /// <summary>What the block passes on, at its own indices.</summary>
    public required Element Output { get; init; }

    /// <summary>f(h), where the block has an activation.</summary>
    public required Expression? Activated { get; init; }

    /// <summary>∂L/∂h, at the indices of <see cref="Weighted"/>.</summary>
    public required Element Delta { get; init; }

    /// <summary>Its learnable variables.</summary>
    public required IReadOnlyList<BlockParameter> Parameters { get; init; }

    /// <summary>What dropout multiplies by; null in every other block.</summary>
    public Variable? Factor { get; init; }
}

/// <summary>A learnable variable of a block.</summary>
/// <param name="At">The variable at the letters of its indices: w_jk.</param>
/// <param name="Over">What these run over.</param>
/// <param name="Gradient">∂L/∂w at the same indices.</param>
/// <param name="Updated">The variable after the step, at the same indices.</param>
public sealed record BlockParameter(Element At, Items<Binding> Over, Element Gradient, Element Updated)
{
    // Made when they are asked for: a derivation has no numbers, and needs no memory for their places.
    private readonly Lazy<IReadOnlyList<(Parameter Parameter, int[] Places)>> tensors = new([]);

    internal BlockParameter(
        Element at, Items<Binding> over, Element gradient, Element updated, Func<IReadOnlyList<(Parameter Parameter, int[] Places)>> tensors)
        : this(at, over, gradient, updated) => this.tensors = new(tensors);

    /// <summary>The library's tensors whose numbers the variable holds, with the place in it of each of their numbers.</summary>
    public IReadOnlyList<(Parameter Parameter, int[] Places)> Tensors => tensors.Value;
}
