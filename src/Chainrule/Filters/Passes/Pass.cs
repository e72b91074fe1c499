using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>What every thread that carries out a filter has to know.</summary>
/// <param name="Input">Channels × rows × columns.</param>
/// <param name="Output">Channels × rows × columns.</param>
/// <param name="Kernel">The weights as they are laid on the input.</param>
/// <param name="Window">The geometry.</param>
/// <param name="Boundary">What lies outside.</param>
/// <param name="Extension">How an input row becomes what the windows read.</param>
internal sealed record FilterWork<T>(
    Tensor<T> Input, Tensor<T> Output, Kernel Kernel, Window Window, Boundary Boundary, RowExtension<T> Extension) where T : unmanaged
{
    /// <summary>
    /// Kernel rows from an output row's window to the next one's. Windows that overlap by whole kernel rows are summed up
    /// two at a time; those that do not overlap count as being a whole kernel apart.
    /// </summary>
    public int Step { get; } = Window.Rows.Stride % Window.Rows.Dilation == 0
        ? Math.Min(Window.Rows.Stride / Window.Rows.Dilation, Window.Rows.Kernel)
        : Window.Rows.Kernel;

    /// <summary>Output rows made at once.</summary>
    public int RowsAtOnce => Step < Window.Rows.Kernel ? 2 : 1;

    /// <summary>The input row that a kernel row reads at an output row; −1 for zeros.</summary>
    public int SourceRow(int outputRow, int m) => Boundary.Source(Window.Rows.InputIndex(outputRow, m), Input.Shape.Rows);
}

/// <summary>One thread's way of making output rows, with the few rows of memory that it needs.</summary>
internal abstract unsafe class Pass<T>(FilterWork<T> work, int stretchesEachRow) where T : unmanaged
{
    protected FilterWork<T> Work { get; } = work;

    protected Stretches<T> Stretches { get; } = new((work.Kernel.Rows + work.Step) * stretchesEachRow);

    /// <summary>Makes one row of one output channel, or two: as many as <see cref="FilterWork{T}.RowsAtOnce"/> unless the channel ends.</summary>
    public abstract void Make(int channel, int row, int count);

    /// <summary>
    /// Collects what one output row or two are summed up of: first what the first row alone reads, then what both read, then
    /// what the second alone does.
    /// </summary>
    protected void Collect(int channel, int row, int count)
    {
        Stretches.Clear();
        for (var i = 0; i < Work.Kernel.Rows + (count - 1) * Work.Step; i++)
        {
            if (count == 2 && i == Work.Step)
            {
                Stretches.BeginShared();
            }
            if (i == Work.Kernel.Rows)
            {
                Stretches.BeginLast();
            }
            var source = Work.SourceRow(row, i);
            if (source >= 0)
            {
                Add(channel, row, i, source, i < Work.Kernel.Rows ? i : -1, count == 2 ? i - Work.Step : -1);
            }
        }
    }

    /// <summary>Adds the stretches of one input row.</summary>
    /// <param name="channel">The output channel.</param>
    /// <param name="row">The (first) output row.</param>
    /// <param name="i">Which of the rows that the windows cover, counted in kernel rows.</param>
    /// <param name="source">The input row.</param>
    /// <param name="m0">The kernel row that the first window lays on it; below 0 for none.</param>
    /// <param name="m1">The kernel row that the second window lays on it; below 0 for none.</param>
    protected abstract void Add(int channel, int row, int i, int source, int m0, int m1);

    protected T* InputRow(int channel, int row) =>
        Work.Input.Pointer + ((nint)channel * Work.Input.Shape.Rows + row) * Work.Input.Shape.Columns;

    protected T* OutputRow(int channel, int row) =>
        Work.Output.Pointer + ((nint)channel * Work.Output.Shape.Rows + row) * Work.Output.Shape.Columns;
}
