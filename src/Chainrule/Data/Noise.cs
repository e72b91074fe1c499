using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>Adds normally distributed noise to every value; what leaves 0 to 255 is clipped.</summary>
/// <param name="Deviation">The noise's standard deviation, as a share of the full scale of 255.</param>
public sealed record Noise(double Deviation) : IPictureChange
{
    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape, ref RandomSource random)
    {
        for (var i = 0; i < shape.Count; i++)
        {
            target[i] = (float)Math.Clamp(source[i] + 255 * Deviation * random.NextNormal(), 0, 255);
        }
    }
}
