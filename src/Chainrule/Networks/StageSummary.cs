using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>What a stage of a network comes to.</summary>
/// <param name="Text">The stage's text: <c>conv 6 5x5 same relu</c>.</param>
/// <param name="Output">The shape of its output.</param>
/// <param name="Parameters">How many learnable numbers it has.</param>
/// <param name="MultiplyAdds">Multiplications with an addition in its forward pass of one example.</param>
public sealed record StageSummary(string Text, Shape Output, long Parameters, long MultiplyAdds);
