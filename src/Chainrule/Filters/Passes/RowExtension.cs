using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// Makes of an input row all the cells that the windows of an output row read, those of the boundary too, in an order in
/// which the cells that one kernel column reads lie side by side: with a stride of 2, first those at even places, then
/// those at odd ones. So a stride costs no more than the outputs that it leaves.
/// </summary>
internal sealed unsafe class RowExtension<T> where T : unmanaged
{
    private readonly int stride;
    private readonly int dilation;
    private readonly int phase;
    private readonly int before;
    private readonly int columns;
    private readonly int[] sources;

    /// <param name="axis">The geometry along the columns.</param>
    /// <param name="columns">Columns of the input.</param>
    /// <param name="boundary">What lies outside.</param>
    public RowExtension(WindowAxis axis, int columns, Boundary boundary)
    {
        (stride, dilation) = (axis.Stride, axis.Dilation);
        var cells = (axis.OutputSize(columns) - 1) * stride + axis.Extent;
        sources = new int[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            sources[cell] = boundary.Source(cell - axis.Before, columns);
        }
        before = axis.Before;
        this.columns = columns;
        phase = (cells + stride - 1) / stride;
    }

    /// <summary>Cells of an extended row.</summary>
    public long Size => (long)phase * stride;

    /// <summary>Where the cells that kernel column n reads begin in an extended row.</summary>
    public nint Offset(int n) => Place(n * dilation);

    /// <summary>Extends a row.</summary>
    public void Extend(T* row, T* extended)
    {
        if (stride > 1)
        {
            Fill(row, extended, 0, sources.Length);
            return;
        }
        Fill(row, extended, 0, before);
        new Span<T>(row, columns).CopyTo(new Span<T>(extended + before, columns));
        Fill(row, extended, before + columns, sources.Length);
    }

    private void Fill(T* row, T* extended, int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            extended[Place(cell)] = sources[cell] < 0 ? default : row[sources[cell]];
        }
    }

    private nint Place(int cell) => stride == 1 ? cell : (nint)(cell % stride) * phase + cell / stride;
}
