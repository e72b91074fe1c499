using System.Numerics.Tensors;

namespace Chainrule.Networks;

/// <summary>How a byte of a picture becomes an input: <c>(byte / 255 − Mean) / Deviation</c>, up to rounding.</summary>
/// <param name="Mean">Subtracted from each value in [0, 1].</param>
/// <param name="Deviation">What the difference is divided by; above 0.</param>
public readonly record struct Normalization(float Mean, float Deviation)
{
    /// <summary>Bytes to [0, 1], nothing else.</summary>
    public static Normalization None => new(0, 1);

    /// <summary>Whether every byte becomes a finite input.</summary>
    internal bool IsValid =>
        Deviation > 0 && float.IsFinite(Deviation) && float.IsFinite(1 / Deviation) && float.IsFinite(Mean / Deviation);

    /// <summary>Turns bytes into inputs.</summary>
    internal void Apply(ReadOnlySpan<byte> pixels, Span<float> inputs)
    {
        TensorPrimitives.ConvertTruncating(pixels, inputs);
        Apply(inputs);
    }

    /// <summary>Turns values from 0 to 255 into inputs, in place.</summary>
    internal void Apply(Span<float> values)
    {
        TensorPrimitives.Multiply(values, 1 / (255 * Deviation), values);
        TensorPrimitives.Add(values, -Mean / Deviation, values);
    }
}
