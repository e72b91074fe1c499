using System.Globalization;

namespace Chainrule.Tensors;

/// <summary>
/// The sizes of a tensor along each of its axes, outermost first: <c>1x28x28</c> is one channel of 28 rows and 28
/// columns, <c>128x784</c> a weight matrix of 128 outputs by 784 inputs.
/// </summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly int[] sizes;

    /// <summary>Creates a shape.</summary>
    /// <exception cref="ArgumentException">No axis, a size below 1, or more than 2³¹−1 elements in all.</exception>
    public Shape(params ReadOnlySpan<int> sizes)
    {
        if (sizes.IsEmpty)
        {
            throw new ArgumentException("A shape needs at least one axis.", nameof(sizes));
        }
        long count = 1;
        foreach (var size in sizes)
        {
            if (size < 1)
            {
                throw new ArgumentException($"A size must be at least 1, not {size}.", nameof(sizes));
            }
            count *= size;
            if (count > int.MaxValue)
            {
                throw new ArgumentException("A shape holds at most 2147483647 elements.", nameof(sizes));
            }
        }
        this.sizes = sizes.ToArray();
        Count = (int)count;
    }

    /// <summary>How many axes.</summary>
    public int Rank => sizes.Length;

    /// <summary>How many elements: the product of the sizes.</summary>
    public int Count { get; }

    /// <summary>The indices of an element, one an axis: where it stands when all are counted through, the last axis fastest.</summary>
    internal int[] Place(int element)
    {
        var at = new int[Rank];
        for (var axis = Rank - 1; axis >= 0; axis--)
        {
            (element, at[axis]) = Math.DivRem(element, sizes[axis]);
        }
        return at;
    }

    /// <summary>The size along one axis.</summary>
    public int this[int axis] => sizes[axis];

    /// <summary>The sizes, outermost first.</summary>
    public ReadOnlySpan<int> Sizes => sizes;

    /// <summary>Channels of a picture (channels × rows × columns); the whole count of a vector.</summary>
    public int Channels => sizes[0];

    /// <summary>Rows of a picture; 1 for a vector.</summary>
    public int Rows => Rank == 3 ? sizes[1] : 1;

    /// <summary>Columns of a picture; 1 for a vector.</summary>
    public int Columns => Rank == 3 ? sizes[2] : 1;

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in Sizes)
        {
            hash.Add(size);
        }
        return hash.ToHashCode();
    }

    /// <summary>Whether two shapes have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether two shapes differ.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The sizes joined by x: <c>1x28x28</c>.</summary>
    public override string ToString() =>
        string.Join('x', (sizes ?? []).Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
