namespace Chainrule.Data;

/// <summary>
/// Scales a picture along rows and columns: to fewer cells each becomes the mean of the area that it covers, to more
/// cells they are interpolated linearly between the centres of the old ones.
/// </summary>
internal static class Resampling
{
    /// <summary>A target cell's share of the source: the first source cell, and the weights from there on, which sum to 1.</summary>
    private readonly record struct Cell(int First, float[] Weights);

    /// <summary>Returns the scaled picture, row by row.</summary>
    public static float[] Scale(ReadOnlySpan<float> source, int rows, int columns, int toRows, int toColumns)
    {
        var wide = new float[(long)rows * toColumns];
        var across = Cells(columns, toColumns);
        for (var row = 0; row < rows; row++)
        {
            var line = source.Slice(row * columns, columns);
            for (var column = 0; column < toColumns; column++)
            {
                var (first, weights) = across[column];
                float sum = 0;
                for (var k = 0; k < weights.Length; k++)
                {
                    sum += weights[k] * line[first + k];
                }
                wide[row * toColumns + column] = sum;
            }
        }
        var target = new float[(long)toRows * toColumns];
        var along = Cells(rows, toRows);
        for (var row = 0; row < toRows; row++)
        {
            var (first, weights) = along[row];
            for (var k = 0; k < weights.Length; k++)
            {
                for (var column = 0; column < toColumns; column++)
                {
                    target[row * toColumns + column] += weights[k] * wide[(first + k) * toColumns + column];
                }
            }
        }
        return target;
    }

    private static Cell[] Cells(int from, int to)
    {
        var cells = new Cell[to];
        for (var cell = 0; cell < to; cell++)
        {
            cells[cell] = to <= from ? Covered(cell, from, to) : Between(cell, from, to);
        }
        return cells;
    }

    /// <summary>Shrinking: cell i covers the source from i·from/to to (i + 1)·from/to; each source cell counts by its overlap.</summary>
    private static Cell Covered(int cell, int from, int to)
    {
        var (start, end) = ((long)cell * from, (long)(cell + 1) * from);
        var first = (int)(start / to);
        var weights = new float[(int)((end + to - 1) / to) - first];
        for (var k = 0; k < weights.Length; k++)
        {
            var left = Math.Max((long)(first + k) * to, start);
            var right = Math.Min((long)(first + k + 1) * to, end);
            weights[k] = (float)((right - left) / (double)from);
        }
        return new Cell(first, weights);
    }

    /// <summary>Enlarging: the centre of cell i lies between two source centres; beyond the outermost the edge repeats.</summary>
    private static Cell Between(int cell, int from, int to)
    {
        var at = Math.Clamp((cell + 0.5) * from / to - 0.5, 0, from - 1);
        var first = Math.Min((int)at, Math.Max(from - 2, 0));
        return new Cell(first, from == 1 ? [1] : [(float)(first + 1 - at), (float)(at - first)]);
    }
}
