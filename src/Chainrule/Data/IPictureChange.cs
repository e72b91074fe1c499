using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>A change to a picture before a network sees it; it may be asked by several threads at once.</summary>
public interface IPictureChange
{
    /// <summary>Writes the changed picture.</summary>
    /// <param name="source">The picture's bytes as values 0 to 255, channel by channel and row by row.</param>
    /// <param name="target">The changed picture, of the same shape, values 0 to 255; never the same memory as the source.</param>
    /// <param name="shape">Channels × rows × columns.</param>
    /// <param name="random">The random numbers of this example in this epoch.</param>
    void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape, ref RandomSource random);
}
