using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>The stretches of cells that one output row, or two, are summed up of, collected one after the other.</summary>
internal sealed unsafe class Stretches<T>(int capacity) where T : unmanaged
{
    private readonly AlignedMemory<nint> cells = new(capacity);
    private readonly AlignedMemory<T> weights0 = new(capacity);
    private readonly AlignedMemory<T> weights1 = new(capacity);
    private int count;
    private int? shared, last;

    /// <summary>Begins anew, with stretches of the first row alone.</summary>
    public void Clear() => (count, shared, last) = (0, null, null);

    /// <summary>What is added from here on, both rows read.</summary>
    public void BeginShared() => shared = count;

    /// <summary>What is added from here on, the second row alone reads.</summary>
    public void BeginLast() => last = count;

    /// <summary>Adds a stretch with its weight in either row.</summary>
    public void Add(T* stretch, T weight0, T weight1)
    {
        // A weight of zero reads nothing.
        if (!EqualityComparer<T>.Default.Equals(weight0, default) || !EqualityComparer<T>.Default.Equals(weight1, default))
        {
            cells.Pointer[count] = (nint)stretch;
            (weights0.Pointer[count], weights1.Pointer[count]) = (weight0, weight1);
            count++;
        }
    }

    /// <summary>Sums up one row.</summary>
    public void Sum<TLane>(T* output, int length) where TLane : unmanaged, ILane<TLane, T> =>
        WeightedSum.Of<TLane, T>((T**)cells.Pointer, weights0.Pointer, count, output, length);

    /// <summary>Sums up both rows.</summary>
    public void Sum<TLane>(T* output0, T* output1, int length) where TLane : unmanaged, ILane<TLane, T>
    {
        var (sharedFrom, lastFrom) = (shared ?? count, last ?? count);
        var sum = new SharedSum<T>
        {
            Stretches = (T**)cells.Pointer,
            Weights0 = weights0.Pointer,
            Weights1 = weights1.Pointer,
            First = sharedFrom,
            Shared = lastFrom - sharedFrom,
            Last = count - lastFrom,
        };
        WeightedSum.OfTwo<TLane, T>(sum, output0, output1, length);
    }
}
