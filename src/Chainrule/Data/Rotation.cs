using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>Rotates every picture alike, about its centre, counterclockwise as one sees it; 0 outside the picture.</summary>
/// <param name="Degrees">By how much; negative turns clockwise.</param>
public sealed record Rotation(double Degrees) : IPictureChange
{
    /// <inheritdoc/>
    /// <exception cref="ChainruleException">Values that are no picture.</exception>
    public void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape, ref RandomSource random) =>
        new AffineMap(0, 0, Degrees, 1).Apply(source, target, shape);
}
