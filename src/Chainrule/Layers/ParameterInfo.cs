using Chainrule.Tensors;

namespace Chainrule.Layers;

/// <summary>What a layer asks for: a learnable tensor, before it has memory.</summary>
/// <param name="Role"><c>weight</c> or <c>bias</c>; with the layer's kind and count it makes the name: <c>conv2.weight</c>.</param>
/// <param name="Shape">The sizes, outputs first.</param>
/// <param name="FanIn">Inputs that one output sums over; initialisations scale by it.</param>
/// <param name="FanOut">Outputs that one input reaches.</param>
public sealed record ParameterInfo(string Role, Shape Shape, int FanIn, int FanOut);
