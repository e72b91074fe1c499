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
    private readonly (int Index, T Weight)[] column;
    private readonly AlignedMemory<T> columnWeights;
    private readonly AlignedMemory<T> rowWeights;
    private readonly AlignedMemory<T> columnSums;
    private readonly AlignedMemory<T> extended;
    private readonly T*[] columnCells;
    private readonly T*[] rowCells;

    public SeparablePass(FilterWork<T> work, Separation separation) : base(work)
    {
        column = NonZero(separation.Column);
        var row = NonZero(separation.Row);
        columnWeights = new AlignedMemory<T>(column.Length);
        columnCells = new T*[column.Length];
        columnSums = new AlignedMemory<T>(work.Input.Shape.Columns);
        extended = new AlignedMemory<T>(work.Extension.Size);
        rowWeights = new AlignedMemory<T>(row.Length);
        rowCells = new T*[row.Length];
        for (var t = 0; t < row.Length; t++)
        {
            rowWeights.Pointer[t] = row[t].Weight;
            rowCells[t] = extended.Pointer + work.Extension.Offset(row[t].Index);
        }
    }

    public override void Make(int channel, int row)
    {
        var count = 0;
        foreach (var (m, weight) in column)
        {
            var source = Work.SourceRow(row, m);
            if (source >= 0)
            {
                columnWeights.Pointer[count] = weight;
                columnCells[count++] = InputRow(channel, source);
            }
        }
        fixed (T** stretches = columnCells)
        {
            WeightedSum.Of<TLane, T>(stretches, columnWeights.Pointer, count, columnSums.Pointer, Work.Input.Shape.Columns);
        }
        Work.Extension.Extend(columnSums.Pointer, extended.Pointer);
        fixed (T** stretches = rowCells)
        {
            WeightedSum.Of<TLane, T>(
                stretches, rowWeights.Pointer, rowCells.Length, OutputRow(channel, row), Work.Output.Shape.Columns);
        }
    }

    private static (int Index, T Weight)[] NonZero(double[] weights) =>
        [.. weights.Index().Where(weight => weight.Item != 0).Select(weight => (weight.Index, T.CreateChecked(weight.Item)))];
}
