using System.Runtime.CompilerServices;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>Neighbouring outputs of a row, whose windows all read the input row itself or all read what extends it.</summary>
/// <param name="Output">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Cells">Where the cells of kernel column 0 begin, in the input row or in its extension.</param>
/// <param name="IsExtended">Whether it is the extension.</param>
internal readonly record struct Segment(int Output, int Count, int Cells, bool IsExtended);

/// <summary>
/// The geometry of a filter along the columns. In the middle of a row, windows read the input as it lies in memory. Near
/// its ends they read copied cells, which hold the boundary too. With a stride they read copies everywhere, in an order in
/// which the cells that one kernel column reads lie side by side: with a stride of 2, first those at even places, then
/// those at odd ones. So a stride costs no more than the outputs that it leaves.
/// </summary>
internal sealed unsafe class RowExtension<T> where T : unmanaged
{
    /// <summary>Outputs at either end that read copies come in whole lanes of any width.</summary>
    private const int WidestLane = 16;

    private readonly int stride;
    private readonly int dilation;
    private readonly int phase;
    private readonly int apart;
    private readonly int[] sources;

    /// <param name="axis">The geometry along the columns.</param>
    /// <param name="columns">Columns of the input.</param>
    /// <param name="boundary">What lies outside.</param>
    public RowExtension(WindowAxis axis, int columns, Boundary boundary)
    {
        (stride, dilation) = (axis.Stride, axis.Dilation);
        var outputs = axis.OutputSize(columns);
        var left = Lanes(axis.Before);
        var right = Lanes(axis.After);
        if (stride > 1 || left + right > outputs)
        {
            var cells = (outputs - 1) * stride + axis.Extent;
            Segments = [new(0, outputs, 0, IsExtended: true)];
            if ((long)outputs * axis.Kernel < cells)
            {
                // So far apart that no two kernel columns read the same cell: each gets a copy of its own.
                apart = outputs;
                sources = new int[outputs * axis.Kernel];
                for (var i = 0; i < sources.Length; i++)
                {
                    sources[i] = boundary.Source(axis.InputIndex(i % outputs, i / outputs), columns);
                }
                return;
            }
            phase = (cells + stride - 1) / stride;
            sources = new int[phase * stride];
            for (var cell = 0; cell < cells; cell++)
            {
                sources[Place(cell)] = boundary.Source(cell - axis.Before, columns);
            }
            return;
        }
        var reach = axis.Extent - 1;
        Segments =
        [
            new(0, left, 0, IsExtended: true),
            new(left, outputs - left - right, left - axis.Before, IsExtended: false),
            new(outputs - right, right, left + reach, IsExtended: true),
        ];
        sources =
        [
            .. Enumerable.Range(-axis.Before, left + reach).Concat(Enumerable.Range(outputs - right - axis.Before, right + reach))
                .Select(cell => boundary.Source(cell, columns)),
        ];
    }

    /// <summary>The outputs of a row, cut where it changes what their windows read.</summary>
    public Segment[] Segments { get; }

    /// <summary>Cells that extend a row.</summary>
    public int Size => sources.Length;

    /// <summary>How far kernel column n's cells lie from those of column 0.</summary>
    public nint Offset(int n) => apart > 0 ? (nint)n * apart : stride == 1 ? (nint)n * dilation : Place(n * dilation);

    /// <summary>Copies the cells that extend a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Extend(T* row, T* extended)
    {
        for (var i = 0; i < sources.Length; i++)
        {
            extended[i] = sources[i] < 0 ? default : row[sources[i]];
        }
    }

    /// <summary>Where a copied cell lies, of all those that a row of strided windows reads.</summary>
    private int Place(int cell) => stride == 1 ? cell : cell % stride * phase + cell / stride;

    private static int Lanes(int outputs) => (outputs + WidestLane - 1) / WidestLane * WidestLane;
}
