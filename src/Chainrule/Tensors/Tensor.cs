namespace Chainrule.Tensors;

/// <summary>A shape and its float32 values in row-major order (the last axis runs fastest). Nothing hidden.</summary>
public sealed unsafe class Tensor
{
    private readonly AlignedMemory<float> memory;
    private readonly int start;

    /// <summary>Creates a tensor of zeros.</summary>
    public Tensor(Shape shape) : this(shape, new AlignedMemory<float>(shape.Count), 0) { }

    /// <summary>Creates a tensor from its values in row-major order.</summary>
    /// <exception cref="ArgumentException">The number of values is not the shape's.</exception>
    public Tensor(Shape shape, ReadOnlySpan<float> values) : this(shape)
    {
        if (values.Length != shape.Count)
        {
            throw new ArgumentException($"A tensor of {shape} holds {shape.Count} values, not {values.Length}.", nameof(values));
        }
        values.CopyTo(Values);
    }

    /// <summary>A view of part of a larger memory.</summary>
    internal Tensor(Shape shape, AlignedMemory<float> memory, int start)
    {
        Shape = shape;
        this.memory = memory;
        this.start = start;
    }

    /// <summary>The sizes along each axis.</summary>
    public Shape Shape { get; }

    /// <summary>The values in row-major order; writing to them changes the tensor.</summary>
    public Span<float> Values => memory.Span.Slice(start, Shape.Count);

    /// <summary>One element, by its index along each axis.</summary>
    public ref float this[params ReadOnlySpan<int> index]
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

    /// <inheritdoc/>
    public override string ToString() => $"Tensor {Shape}";
}
