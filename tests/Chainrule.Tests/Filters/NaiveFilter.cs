using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>
/// A filter as its formula states it, over an input that is padded in full beforehand. It shares nothing with the library's
/// loops: neither the window's geometry nor the boundary's arithmetic, nor the flip. It stays for as long as there is a fast filter.
/// </summary>
/// <param name="Output">
/// S_pq = Σ_c Σ_m Σ_n K_cmn · X_c[p·s + m·d][q·s + n·d] over the padded X; a convolution counts m and n from the far end.
/// </param>
/// <param name="Magnitudes">Σ |K| · |X| for each output cell: what the rounding of its sum is relative to.</param>
/// <param name="Products">How many products make a sum.</param>
internal sealed record NaiveFilter(Tensor<double> Output, Tensor<double> Magnitudes, int Products)
{
    public static NaiveFilter Apply(Filter filter, Tensor<double> input)
    {
        var (kernel, shape) = (filter.Kernel, input.Shape);
        int[] down = Offsets(filter, kernel.Rows, filter.RowDilation), along = Offsets(filter, kernel.Columns, filter.ColumnDilation);
        var (rowReach, columnReach) = (down.Max(), along.Max());
        var rows = PaddedLine(filter, shape.Rows, rowReach, filter.RowStride, filter.Padding.Top, filter.Padding.Bottom);
        var columns = PaddedLine(filter, shape.Columns, columnReach, filter.ColumnStride, filter.Padding.Left, filter.Padding.Right);
        double[][][] padded = [.. Enumerable.Range(0, shape.Channels).Select(c => Padded(input, c, rows, columns))];
        var outputShape = new Shape(
            kernel.Channels == 1 ? shape.Channels : 1,
            (rows.Length - rowReach - 1) / filter.RowStride + 1,
            (columns.Length - columnReach - 1) / filter.ColumnStride + 1);
        var naive = new NaiveFilter(new Tensor<double>(outputShape), new Tensor<double>(outputShape), kernel.Shape.Count);
        for (var cell = 0; cell < outputShape.Count; cell++)
        {
            var (line, q) = Math.DivRem(cell, outputShape.Columns);
            var (channel, p) = Math.DivRem(line, outputShape.Rows);
            var (sum, magnitude) = (0.0, 0.0);
            for (var c = 0; c < kernel.Channels; c++)
            {
                for (var m = 0; m < kernel.Rows; m++)
                {
                    var row = padded[kernel.Channels == 1 ? channel : c][p * filter.RowStride + down[m]];
                    for (var n = 0; n < kernel.Columns; n++)
                    {
                        var product = kernel[c, m, n] * row[q * filter.ColumnStride + along[n]];
                        sum += product;
                        magnitude += Math.Abs(product);
                    }
                }
            }
            naive.Output.Values[cell] = sum;
            naive.Magnitudes.Values[cell] = magnitude;
        }
        return naive;
    }

    /// <summary>How far from a window's start each cell of the kernel reads.</summary>
    private static int[] Offsets(Filter filter, int kernel, int dilation)
    {
        var offsets = Enumerable.Range(0, kernel).Select(k => k * dilation);
        return [.. filter.Mode == FilterMode.Convolution ? offsets.Reverse() : offsets];
    }

    /// <summary>
    /// For each cell of a line with its padding, the input cell that it holds, or −1 for zero. From the first cell that a
    /// window reads to the last it is <paramref name="reach"/> cells.
    /// </summary>
    private static int[] PaddedLine(Filter filter, int size, int reach, int stride, int before, int after)
    {
        if (filter.Padding == Padding.Full)
        {
            (before, after) = (reach, reach);
        }
        else if (filter.Padding == Padding.Same || filter.Padding == Padding.SameLower)
        {
            // A window on each so manieth cell of the input: the last of them reaches so far beyond its end.
            var lastStart = (size - 1) / stride * stride;
            var cells = Math.Max(lastStart + reach - (size - 1), 0);
            var (fewer, more) = (cells / 2, (cells + 1) / 2);
            (before, after) = filter.Padding == Padding.Same ? (fewer, more) : (more, fewer);
        }
        return BoundaryLine.Of(filter.Boundary, size, before, after);
    }

    private static double[][] Padded(Tensor<double> input, int channel, int[] rows, int[] columns) =>
        [.. rows.Select(i => columns.Select(j => i < 0 || j < 0 ? 0 : input[channel, i, j]).ToArray())];
}
