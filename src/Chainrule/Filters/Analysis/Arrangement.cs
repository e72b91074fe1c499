using Chainrule.Tensors;

namespace Chainrule.Filters.Analysis;

/// <summary>The eight ways to lay a square on itself.</summary>
public enum Arrangement
{
    /// <summary>As it stands.</summary>
    AsWritten,

    /// <summary>Turned by half a turn, which makes a convolution of a cross-correlation.</summary>
    HalfTurn,

    /// <summary>Left and right exchanged.</summary>
    LeftRight,

    /// <summary>Top and bottom exchanged.</summary>
    TopBottom,

    /// <summary>Rows and columns exchanged.</summary>
    Transposed,

    /// <summary>Mirrored at the diagonal from the lower left to the upper right.</summary>
    AntiTransposed,

    /// <summary>Turned by a quarter turn, counter-clockwise.</summary>
    QuarterTurnLeft,

    /// <summary>Turned by a quarter turn, clockwise.</summary>
    QuarterTurnRight,
}

/// <summary>Lays kernels of one channel another way.</summary>
internal static class Arrangements
{
    /// <summary>The kernel arranged so.</summary>
    public static Kernel Arranged(this Kernel kernel, Arrangement arrangement)
    {
        var turns = arrangement >= Arrangement.Transposed;
        var (rows, columns) = turns ? (kernel.Columns, kernel.Rows) : (kernel.Rows, kernel.Columns);
        var weights = new double[kernel.Weights.Length];
        for (var m = 0; m < rows; m++)
        {
            for (var n = 0; n < columns; n++)
            {
                var (row, column) = Source(arrangement, m, n, rows - 1, columns - 1);
                weights[m * columns + n] = kernel[row, column];
            }
        }
        return new Kernel(new Shape(1, rows, columns), weights);
    }

    /// <summary>The cell that comes to lie at row m and column n, whose last are given.</summary>
    private static (int Row, int Column) Source(Arrangement arrangement, int m, int n, int lastRow, int lastColumn) => arrangement switch
    {
        Arrangement.HalfTurn => (lastRow - m, lastColumn - n),
        Arrangement.LeftRight => (m, lastColumn - n),
        Arrangement.TopBottom => (lastRow - m, n),
        Arrangement.Transposed => (n, m),
        Arrangement.AntiTransposed => (lastColumn - n, lastRow - m),
        Arrangement.QuarterTurnLeft => (n, lastRow - m),
        Arrangement.QuarterTurnRight => (lastColumn - n, m),
        _ => (m, n),
    };
}
