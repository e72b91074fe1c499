using System.Numerics;
using System.Runtime.CompilerServices;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// What one output row is summed up of, or two neighbouring ones at once: of which of the rows that their windows cover,
/// from which cell on, with which weight in either sum. Those of the first row alone come first, then those of both, then
/// those of the second alone. It is the same for all output rows; only where the covered rows lie differs.
/// </summary>
internal sealed unsafe class Taps<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] rows;
    private readonly nint[] offsets;
    private readonly AlignedMemory<T> weights0;
    private readonly AlignedMemory<T> weights1;
    private readonly int first, shared, last;

    /// <param name="kernel">The weights as they are laid on the input; one that is zero reads nothing.</param>
    /// <param name="offset">How far a kernel column's cells lie from those of column 0.</param>
    /// <param name="step">Kernel rows from the first window to the second; null where there is no second.</param>
    public Taps(Kernel kernel, Func<int, nint> offset, int? step = null)
    {
        CoveredRows = kernel.Rows + (step ?? 0);
        var taps = new List<(int Row, nint Offset, T Weight0, T Weight1)>();
        for (var i = 0; i < CoveredRows; i++)
        {
            for (var c = 0; c < kernel.Channels; c++)
            {
                for (var n = 0; n < kernel.Columns; n++)
                {
                    var weight0 = Weight(kernel, c, i, n);
                    var weight1 = step is null ? T.Zero : Weight(kernel, c, i - step.Value, n);
                    if (weight0 == T.Zero && weight1 == T.Zero)
                    {
                        continue;
                    }
                    taps.Add((c * CoveredRows + i, offset(n), weight0, weight1));
                    if (i < (step ?? kernel.Rows))
                    {
                        first++;
                    }
                    else if (i < kernel.Rows)
                    {
                        shared++;
                    }
                    else
                    {
                        last++;
                    }
                }
            }
        }
        rows = [.. taps.Select(tap => tap.Row)];
        offsets = [.. taps.Select(tap => tap.Offset)];
        weights0 = Aligned(taps.Select(tap => tap.Weight0));
        weights1 = Aligned(taps.Select(tap => tap.Weight1));
    }

    /// <summary>How many rows of each channel the windows cover.</summary>
    public int CoveredRows { get; }

    /// <summary>How many taps there are.</summary>
    public int Count => rows.Length;

    /// <summary>Sums up outputs.</summary>
    /// <param name="cells">For each covered row, channel by channel, where the cells of kernel column 0 begin.</param>
    /// <param name="start">How far from there the outputs' first cells are.</param>
    /// <param name="stretches">Room for as many pointers as there are taps.</param>
    /// <param name="output0">Where the first row's sums go.</param>
    /// <param name="output1">Where the second row's go; null where there is none.</param>
    /// <param name="length">How many outputs of a row.</param>
    /// <param name="ahead">What the next rows will read; used where two rows are made.</param>
    /// <param name="isStreamed">Whether the sums are written past the caches; used where two rows are made.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sum<TLane>(
        ReadOnlySpan<nint> cells, nint start, T** stretches, T* output0, T* output1, int length,
        Prefetch<T> ahead = default, bool isStreamed = false)
        where TLane : unmanaged, ILane<TLane, T>
    {
        for (var t = 0; t < rows.Length; t++)
        {
            stretches[t] = (T*)cells[rows[t]] + start + offsets[t];
        }
        if (output1 is null)
        {
            WeightedSum.Of<TLane, T>(stretches, weights0.Pointer, first, output0, length);
            return;
        }
        WeightedSum.OfTwo<TLane, T>(
            new SharedSum<T>
            {
                Stretches = stretches,
                Weights0 = weights0.Pointer,
                Weights1 = weights1.Pointer,
                First = first,
                Shared = shared,
                Last = last,
                Ahead = ahead,
                IsStreamed = isStreamed,
            },
            output0,
            output1,
            length);
    }

    /// <summary>A weight; zero outside the kernel.</summary>
    private static T Weight(Kernel kernel, int c, int m, int n) =>
        (uint)m < (uint)kernel.Rows ? T.CreateChecked(kernel[c, m, n]) : T.Zero;

    private static AlignedMemory<T> Aligned(IEnumerable<T> weights)
    {
        var list = weights.ToArray();
        var memory = new AlignedMemory<T>(list.Length);
        list.CopyTo(memory.Span);
        return memory;
    }
}
