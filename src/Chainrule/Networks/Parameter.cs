using Chainrule.Layers;
using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>A learnable tensor of a network.</summary>
/// <param name="Name">Kind, count and role: <c>conv2.weight</c>.</param>
/// <param name="Tensor">Its values.</param>
/// <param name="Layer">The layer that uses it.</param>
/// <param name="Info">What the layer asked for.</param>
public sealed record Parameter(string Name, Tensor<float> Tensor, Layer Layer, ParameterInfo Info)
{
    /// <summary>Where it starts in the network's <see cref="Network.ParameterMemory"/>, in floats: a multiple of 16.</summary>
    internal int Offset { get; init; }
}
