using System.Numerics;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// Sums up the window's columns first, then its rows: <c>S_pq = Σ_n Row_n (Σ_m Column_m X_p+m,q+n)</c>. The sums of columns
/// take the place of an input row, whose boundary is theirs too.
/// </summary>
internal sealed unsafe class SeparablePass<TLane, T> : FilterPass<T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Taps<T> oneColumn;
    private readonly Taps<T> twoColumns;
    private readonly Taps<T> row;
    private readonly AlignedMemory<nint> stretches;
    private readonly nint[] inputs;
    private readonly AlignedMemory<T> columnSums0;
    private readonly AlignedMemory<T> columnSums1;
    private readonly AlignedMemory<T> extended;

    public SeparablePass(FilterWork<T> work, Separation separation) : base(work)
    {
        var column = Kernel.Row(separation.Column).Transposed();
        oneColumn = new Taps<T>(column, _ => 0);
        twoColumns = work.Step is null ? oneColumn : new Taps<T>(column, _ => 0, work.Step);
        row = new Taps<T>(Kernel.Row(separation.Row), work.Extension.Offset);
        stretches = new AlignedMemory<nint>(Math.Max(twoColumns.Count, row.Count));
        inputs = new nint[twoColumns.CoveredRows];
        columnSums0 = new AlignedMemory<T>(work.Input.Shape.Columns);
        columnSums1 = new AlignedMemory<T>(work.Input.Shape.Columns);
        extended = new AlignedMemory<T>(work.Extension.Size);
    }

    public override void Make(int channel, int row, int count)
    {
        var taps = count == 1 ? oneColumn : twoColumns;
        for (var i = 0; i < taps.CoveredRows; i++)
        {
            inputs[i] = (nint)InputRow(NumberOf(channel, SourceRow(row, i)));
        }
        taps.Sum<TLane>(
            inputs, 0, (T**)stretches.Pointer,
            columnSums0.Pointer, count == 1 ? null : columnSums1.Pointer, Work.Input.Shape.Columns,
            Ahead(channel, row, taps.CoveredRows, 0));
        SumRow(columnSums0.Pointer, OutputRow(channel, row));
        if (count == 2)
        {
            SumRow(columnSums1.Pointer, OutputRow(channel, row + 1));
        }
    }

    private void SumRow(T* columnSums, T* output)
    {
        Work.Extension.Extend(columnSums, extended.Pointer);
        foreach (var segment in Work.Extension.Segments)
        {
            row.Sum<TLane>(
                [(nint)(segment.IsExtended ? extended.Pointer : columnSums)], segment.Cells, (T**)stretches.Pointer,
                output + segment.Output, null, segment.Count);
        }
    }
}
