using System.Numerics;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>One thread's way of making output rows, with the few rows of memory that it needs.</summary>
internal abstract unsafe class FilterPass<T>(FilterWork<T> work) where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Rows of zeros are read where there is no input row.
    private readonly AlignedMemory<T> zeros = new(work.Input.Shape.Columns);

    protected FilterWork<T> Work { get; } = work;

    /// <summary>Makes one row of one output channel, or two: as many as <see cref="FilterWork{T}.RowsAtOnce"/> unless the channel ends.</summary>
    public abstract void Make(int channel, int row, int count);

    /// <summary>The input row that is <paramref name="i"/> kernel rows below the first one that an output row reads; −1 for zeros.</summary>
    protected int SourceRow(int outputRow, int i) =>
        Work.Boundary.Source(Work.Window.Rows.InputIndex(outputRow, i), Work.Input.Shape.Rows);

    /// <summary>An input row's number, counted through all channels; −1 for zeros.</summary>
    protected int NumberOf(int channel, int row) => row < 0 ? -1 : channel * Work.Input.Shape.Rows + row;

    /// <summary>An input row by its number, or the zeros in its place.</summary>
    protected T* InputRow(int number) => number < 0 ? zeros.Pointer : Work.Input.Pointer + (nint)number * Work.Input.Shape.Columns;

    /// <summary>
    /// The input rows below those that some output rows' windows cover: the next output rows are the first to read them.
    /// None where windows read rows apart or leave some out, or a summed-up kernel's several channels.
    /// </summary>
    /// <param name="channel">The output channel.</param>
    /// <param name="row">The first of the output rows.</param>
    /// <param name="covered">How many input rows they cover.</param>
    /// <param name="start">The cell to begin with.</param>
    protected Prefetch<T> Ahead(int channel, int row, int covered, nint start)
    {
        var rows = Work.Window.Rows;
        var first = rows.InputIndex(row, covered);
        if (Work.Step is null || rows.Dilation > 1 || Work.Kernel.Channels > 1 || (uint)first >= (uint)Work.Input.Shape.Rows)
        {
            return default;
        }
        var count = Math.Min(Work.RowsAtOnce * rows.Stride, Work.Input.Shape.Rows - first);
        return new Prefetch<T>((nint)(InputRow(NumberOf(channel, first)) + start), Work.Input.Shape.Columns, count);
    }

    /// <summary>An output row.</summary>
    protected T* OutputRow(int channel, int row) =>
        Work.Output.Pointer + ((nint)channel * Work.Output.Shape.Rows + row) * Work.Output.Shape.Columns;
}
