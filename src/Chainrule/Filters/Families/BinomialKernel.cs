namespace Chainrule.Filters;

/// <summary>The binomial kernel, the Gaussian's counterpart in whole numbers.</summary>
public static class BinomialKernel
{
    /// <summary>More cells than this, and a row of Pascal's triangle no longer fits a double exactly.</summary>
    private const int Most = 50;

    internal static readonly KernelParameter RowsParameter = new("ROWS", "its rows", 1, Most, IsWhole: true);

    internal static readonly KernelParameter ColumnsParameter = new("COLUMNS", "its columns", 1, Most, "as many as rows", IsWhole: true);

    /// <summary>
    /// A row of Pascal's triangle times another, over their sums: for three rows and columns the sixteenths of
    /// <c>1 2 1; 2 4 2; 1 2 1</c>. Along an axis of N cells its deviation is <c>√(N−1) / 2</c> cells.
    /// </summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns; as many as rows unless it is said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 50.</exception>
    public static Kernel Create(int rows, int? columns = null) => KernelGrid.Outer(
        Row(RowsParameter.Check(rows)), Row(ColumnsParameter.Check(columns ?? rows, nameof(columns))));

    private static double[] Row(int size)
    {
        var row = new double[size];
        row[0] = Math.ScaleB(1, 1 - size);
        for (var n = 1; n < size; n++)
        {
            row[n] = row[n - 1] * (size - n) / n;
        }
        return row;
    }
}
