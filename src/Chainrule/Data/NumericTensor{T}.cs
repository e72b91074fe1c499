using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>The numbers of a file: float for a picture and for a float32 array, double for all else.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class NumericTensor<T> : NumericTensor where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Names the numbers of a file.</summary>
    /// <param name="tensor">Channels × rows × columns.</param>
    /// <param name="topLevel">What white is, for a picture; null for a matrix.</param>
    /// <exception cref="ArgumentException">A tensor of other than three axes.</exception>
    public NumericTensor(Tensor<T> tensor, int? topLevel = null) : base(CheckedShape(tensor), topLevel) => Tensor = tensor;

    /// <summary>The numbers: channels × rows × columns, every one finite.</summary>
    public Tensor<T> Tensor { get; }

    private static Shape CheckedShape(Tensor<T> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return tensor.Shape.Rank == 3
            ? tensor.Shape
            : throw new ArgumentException($"A file holds channels × rows × columns, not {tensor.Shape}.", nameof(tensor));
    }
}
