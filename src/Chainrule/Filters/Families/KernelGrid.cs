using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>Makes kernels from formulas: directions on the grid of cells, how many cells it takes, and the weights in them.</summary>
internal static class KernelGrid
{
    /// <summary>The unit vector of an angle, which counts from the right downwards; exact at right angles.</summary>
    public static (double Right, double Down) Direction(double degrees) => (double.CosPi(degrees / 180), double.SinPi(degrees / 180));

    /// <summary>Whole cells that hold a length, its sign aside and rounding errors not counted.</summary>
    public static int Cells(double length) => (int)Math.Ceiling(Math.Abs(length) - 1e-9);

    /// <summary>A column times a row: weight (m, n) is <c>column[m]·row[n]</c>.</summary>
    public static Kernel Outer(ReadOnlySpan<double> column, ReadOnlySpan<double> row)
    {
        var weights = new double[column.Length * row.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = column[i / row.Length] * row[i % row.Length];
        }
        return new Kernel(new Shape(1, column.Length, row.Length), weights);
    }

    /// <summary>
    /// A formula's values at the middle of each cell: x runs to the right and y downwards from the grid's centre, m and n
    /// count rows and columns.
    /// </summary>
    public static double[] Sample(int rows, int columns, Func<double, double, int, int, double> formula)
    {
        var values = new double[rows * columns];
        for (var m = 0; m < rows; m++)
        {
            for (var n = 0; n < columns; n++)
            {
                values[m * columns + n] = formula(n - (columns - 1) / 2.0, m - (rows - 1) / 2.0, m, n);
            }
        }
        return values;
    }

    /// <summary>The values divided by their sum.</summary>
    public static Kernel Normalized(int rows, int columns, double[] values)
    {
        var sum = values.Sum();
        return new Kernel(new Shape(1, rows, columns), [.. values.Select(value => value / sum)]);
    }
}
