using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// The numbers of a file of either kind, a matrix or a picture, in the type that holds them: always a
/// <see cref="NumericTensor{T}"/> of float or of double.
/// </summary>
public abstract class NumericTensor
{
    private protected NumericTensor(Shape shape, int? topLevel) => (Shape, TopLevel) = (shape, topLevel);

    /// <summary>Channels × rows × columns.</summary>
    public Shape Shape { get; }

    /// <summary>What white is in a picture, 255 or 65535, where black is 0; null for a matrix, which has no such thing.</summary>
    public int? TopLevel { get; }
}
