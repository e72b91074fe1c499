namespace Chainrule.Filters.Analysis;

/// <summary>
/// The largest answers, signs aside, to the simplest patterns of cells that are 1 on a ground of 0, wherever the kernel lies.
/// </summary>
/// <param name="Point">To a single cell.</param>
/// <param name="LineEnd">To half a row or column of cells.</param>
/// <param name="Line">To a row or column of cells.</param>
/// <param name="DiagonalLine">To a diagonal of cells, which touch at their corners alone.</param>
/// <param name="Corner">To a quarter of the plane.</param>
/// <param name="Edge">To a half of the plane, to the left, right, top or bottom.</param>
public sealed record PatternResponse(double Point, double LineEnd, double Line, double DiagonalLine, double Corner, double Edge)
{
    internal static PatternResponse Of(Kernel kernel, double point)
    {
        var columns = new double[kernel.Columns];
        var (lineEnd, line, corner) = (0.0, 0.0, 0.0);
        foreach (var arrangement in new[] { Arrangement.AsWritten, Arrangement.HalfTurn, Arrangement.LeftRight, Arrangement.TopBottom })
        {
            // Whole and half rows and columns, and quarters, that begin at the kernel's upper left.
            var turned = kernel.Arranged(arrangement);
            Array.Clear(columns);
            for (var m = 0; m < turned.Rows; m++)
            {
                var (row, quarter) = (0.0, 0.0);
                for (var n = 0; n < turned.Columns; n++)
                {
                    row += turned[m, n];
                    columns[n] += turned[m, n];
                    quarter += columns[n];
                    lineEnd = Largest(lineEnd, row, columns[n]);
                    corner = Largest(corner, quarter);
                }
                line = Largest(line, row);
            }
            line = Largest(line, columns);
        }
        return new PatternResponse(point, lineEnd, line, Diagonals(kernel), corner, Edges(kernel));
    }

    private static double Diagonals(Kernel kernel)
    {
        var falling = new double[kernel.Rows + kernel.Columns - 1];
        var rising = new double[kernel.Rows + kernel.Columns - 1];
        for (var m = 0; m < kernel.Rows; m++)
        {
            for (var n = 0; n < kernel.Columns; n++)
            {
                falling[n - m + kernel.Rows - 1] += kernel[m, n];
                rising[n + m] += kernel[m, n];
            }
        }
        return Largest(Largest(0, falling), rising);
    }

    private static double Edges(Kernel kernel)
    {
        var (rows, columns) = (new double[kernel.Rows], new double[kernel.Columns]);
        for (var m = 0; m < kernel.Rows; m++)
        {
            for (var n = 0; n < kernel.Columns; n++)
            {
                rows[m] += kernel[m, n];
                columns[n] += kernel[m, n];
            }
        }
        return Math.Max(FromEitherEnd(rows), FromEitherEnd(columns));
    }

    private static double FromEitherEnd(double[] sums)
    {
        var (largest, forth, back) = (0.0, 0.0, 0.0);
        for (var i = 0; i < sums.Length; i++)
        {
            forth += sums[i];
            back += sums[^(i + 1)];
            largest = Largest(largest, forth, back);
        }
        return largest;
    }

    private static double Largest(double least, params ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            least = Math.Max(least, Math.Abs(value));
        }
        return least;
    }
}
