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
    /// <summary>The input row that a kernel row reads at an output row; −1 for zeros.</summary>
    public int SourceRow(int outputRow, int m) => Boundary.Source(Window.Rows.InputIndex(outputRow, m), Input.Shape.Rows);
}

/// <summary>One thread's way of making output rows, with the few rows of memory that it needs.</summary>
internal abstract unsafe class Pass<T>(FilterWork<T> work) where T : unmanaged
{
    protected FilterWork<T> Work { get; } = work;

    /// <summary>Makes one row of one output channel.</summary>
    public abstract void Make(int channel, int row);

    protected T* InputRow(int channel, int row) =>
        Work.Input.Pointer + ((nint)channel * Work.Input.Shape.Rows + row) * Work.Input.Shape.Columns;

    protected T* OutputRow(int channel, int row) =>
        Work.Output.Pointer + ((nint)channel * Work.Output.Shape.Rows + row) * Work.Output.Shape.Columns;
}
