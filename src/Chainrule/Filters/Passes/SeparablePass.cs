using System.Numerics;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// Sums up the window's columns first, then its rows: <c>S_pq = Σ_n Row_n (Σ_m Column_m X_p+m,q+n)</c>. The sums of columns
/// take the place of an input row, whose boundary is theirs too.
/// </summary>
internal sealed unsafe class SeparablePass<TLane, T> : Pass<T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] column;
    private readonly AlignedMemory<T> columnSums0;
    private readonly AlignedMemory<T> columnSums1;
    private readonly AlignedMemory<T> extended;
    private readonly T[] row;
    private readonly Stretches<T> rowStretches;

    public SeparablePass(FilterWork<T> work, Separation separation) : base(work, 1)
    {
        column = Array.ConvertAll(separation.Column, T.CreateChecked);
        columnSums0 = new AlignedMemory<T>(work.Input.Shape.Columns);
        columnSums1 = new AlignedMemory<T>(work.Input.Shape.Columns);
        extended = new AlignedMemory<T>(work.Extension.Size);
        row = Array.ConvertAll(separation.Row, T.CreateChecked);
        rowStretches = new Stretches<T>(row.Length);
    }

    public override void Make(int channel, int row, int count)
    {
        Collect(channel, row, count);
        if (count == 1)
        {
            Stretches.Sum<TLane>(columnSums0.Pointer, Work.Input.Shape.Columns);
        }
        else
        {
            Stretches.Sum<TLane>(columnSums0.Pointer, columnSums1.Pointer, Work.Input.Shape.Columns);
            SumRows(columnSums1.Pointer, OutputRow(channel, row + 1));
        }
        SumRows(columnSums0.Pointer, OutputRow(channel, row));
    }

    protected override void Add(int channel, int row, int i, int source, int m0, int m1) =>
        Stretches.Add(InputRow(channel, source), m0 < 0 ? T.Zero : column[m0], m1 < 0 ? T.Zero : column[m1]);

    private void SumRows(T* columnSums, T* output)
    {
        Work.Extension.Extend(columnSums, extended.Pointer);
        foreach (var segment in Work.Extension.Segments)
        {
            var cells = segment.Cells + (segment.IsExtended ? extended.Pointer : columnSums);
            rowStretches.Clear();
            for (var n = 0; n < row.Length; n++)
            {
                rowStretches.Add(cells + Work.Extension.Offset(n), row[n], default);
            }
            rowStretches.Sum<TLane>(output + segment.Output, segment.Count);
        }
    }
}
