using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>Where the edges of an image are.</summary>
/// <param name="Pixels">1 channel × rows × columns: 255 on an edge, 0 elsewhere.</param>
/// <param name="Thresholds">What made them edges.</param>
/// <param name="Count">How many pixels lie on an edge.</param>
/// <param name="StrongCount">How many of them are so by themselves, not only by their neighbours.</param>
public sealed record EdgeMap(Tensor<byte> Pixels, EdgeThresholds Thresholds, int Count, int StrongCount)
{
    internal const byte Edge = 255;
}
