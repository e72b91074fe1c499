using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>A random shift, rotation and scale of each picture, drawn anew every epoch.</summary>
/// <param name="Shift">The largest shift along each axis, in pixels.</param>
/// <param name="Rotation">The largest rotation either way, in degrees.</param>
/// <param name="Scale">The largest change of size: 0.1 draws from 0.9 to 1.1.</param>
public sealed record Augmentation(double Shift = 0, double Rotation = 0, double Scale = 0) : IPictureChange
{
    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape, ref RandomSource random) =>
        throw new NotImplementedException();
}
