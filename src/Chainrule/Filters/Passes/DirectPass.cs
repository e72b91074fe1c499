using System.Numerics;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// Sums up a whole window at once: <c>S_pq = Σ_c Σ_m Σ_n K_cmn X_c,p+m,q+n</c>, a row of outputs at a time. The rows of the
/// input that a window covers are kept extended, as long as output rows to come still read them.
/// </summary>
internal sealed unsafe class DirectPass<TLane, T> : Pass<T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedMemory<T> extended;
    private readonly AlignedMemory<T> weights;
    private readonly T*[] cells;
    private readonly long rowSize;

    // Which input row each place for an extended row holds, counted through all channels; −1 for none yet.
    private readonly int[] held;

    public DirectPass(FilterWork<T> work) : base(work)
    {
        var kernel = work.Kernel;
        var perLine = AlignedMemory<T>.Alignment / sizeof(T);
        rowSize = (work.Extension.Size + perLine - 1) / perLine * perLine;
        extended = new AlignedMemory<T>(rowSize * kernel.Channels * kernel.Rows);
        weights = new AlignedMemory<T>(kernel.Shape.Count);
        cells = new T*[kernel.Shape.Count];
        held = new int[kernel.Channels * kernel.Rows];
        held.AsSpan().Fill(-1);
    }

    public override void Make(int channel, int row)
    {
        var kernel = Work.Kernel;
        var count = 0;
        for (var c = 0; c < kernel.Channels; c++)
        {
            for (var m = 0; m < kernel.Rows; m++)
            {
                var source = Work.SourceRow(row, m);
                if (source < 0)
                {
                    continue;
                }
                var extendedRow = Extended(c, Place(row, m), kernel.Channels == 1 ? channel : c, source);
                for (var n = 0; n < kernel.Columns; n++)
                {
                    // A weight of zero reads nothing.
                    if (kernel[c, m, n] != 0)
                    {
                        weights.Pointer[count] = T.CreateChecked(kernel[c, m, n]);
                        cells[count++] = extendedRow + Work.Extension.Offset(n);
                    }
                }
            }
        }
        fixed (T** stretches = cells)
        {
            WeightedSum.Of<TLane, T>(stretches, weights.Pointer, count, OutputRow(channel, row), Work.Output.Shape.Columns);
        }
    }

    /// <summary>The place of the row that kernel row m reads: rows that a window covers at once have places of their own.</summary>
    private int Place(int row, int m)
    {
        var rows = Work.Window.Rows;
        // Counted from the first row of padding, so that nothing is negative.
        return (row * rows.Stride + m * rows.Dilation) / rows.Dilation % rows.Kernel;
    }

    private T* Extended(int kernelChannel, int place, int inputChannel, int source)
    {
        var i = kernelChannel * Work.Kernel.Rows + place;
        var row = extended.Pointer + i * rowSize;
        var wanted = inputChannel * Work.Input.Shape.Rows + source;
        if (held[i] != wanted)
        {
            Work.Extension.Extend(InputRow(inputChannel, source), row);
            held[i] = wanted;
        }
        return row;
    }
}
