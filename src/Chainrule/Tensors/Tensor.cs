namespace Chainrule.Tensors;

/// <summary>A shape and its values in row-major order (the last axis runs fastest). Nothing hidden.</summary>
/// <typeparam name="T">What a value is: float where speed counts, double where digits do.</typeparam>
public sealed unsafe class Tensor<T> where T : unmanaged
{
    private readonly AlignedMemory<T> memory;
    private readonly int start;

    /// <summary>Creates a tensor of zeros.</summary>
    public Tensor(Shape shape) : this(shape, new AlignedMemory<T>(shape.Count), 0) { }

    /// <summary>Creates a tensor from its values in row-major order.</summary>
    /// <exception cref="ArgumentException">The number of values is not the shape's.</exception>
    public Tensor(Shape shape, ReadOnlySpan<T> values) : this(shape)
    {
        if (values.Length != shape.Count)
        {
            throw new ArgumentException($"A tensor of {shape} holds {shape.Count} values, not {values.Length}.", nameof(values));
        }
        values.CopyTo(Values);
    }

    /// <summary>A view of part of a larger memory.</summary>
    internal Tensor(Shape shape, AlignedMemory<T> memory, int start)
    {
        Shape = shape;
        this.memory = memory;
        this.start = start;
    }

    /// <summary>The sizes along each axis.</summary>
    public Shape Shape { get; }

    /// <summary>The values in row-major order; writing to them changes the tensor.</summary>
    public Span<T> Values => memory.Span.Slice(start, Shape.Count);

    /// <summary>The first value. Whoever keeps the pointer must keep the tensor.</summary>
    internal T* Pointer => memory.Pointer + start;

    /// <summary>One element, by its index along each axis.</summary>
    public ref T this[params ReadOnlySpan<int> index]
    {
        get
        {
            if (index.Length != Shape.Rank)
            {
                throw new ArgumentException($"A tensor of {Shape} takes {Shape.Rank} indices, not {index.Length}.", nameof(index));
            }
            var position = 0;
            for (var axis = 0; axis < index.Length; axis++)
            {
                if ((uint)index[axis] >= (uint)Shape[axis])
                {
                    throw new ArgumentOutOfRangeException(nameof(index), $"Index {index[axis]} lies outside axis {axis} of {Shape}.");
                }
                position = position * Shape[axis] + index[axis];
            }
            return ref Values[position];
        }
    }

    /// <summary>A row of a picture, as many values as it has columns; writing to them changes the tensor.</summary>
    /// <param name="row">Which one, counted through all channels: channel c's first is <c>c · Shape.Rows</c>.</param>
    /// <exception cref="InvalidOperationException">A tensor of other than three axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row that it does not have.</exception>
    public Span<T> Row(int row)
    {
        if (Shape.Rank != 3)
        {
            throw new InvalidOperationException($"A picture has rows: channels × rows × columns, not {Shape}.");
        }
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Shape.Channels * Shape.Rows);
        return Values.Slice(row * Shape.Columns, Shape.Columns);
    }

    /// <inheritdoc/>
    public override string ToString() => $"Tensor {Shape}";
}
