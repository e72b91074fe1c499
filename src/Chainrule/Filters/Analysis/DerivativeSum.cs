namespace Chainrule.Filters.Analysis;

/// <summary>
/// A kernel that has weights in its middle row and middle column alone, as a sum:
/// <c>identity + column along the columns + row along the rows</c>, where column and row sum to 0 each.
/// </summary>
/// <param name="Identity">The factor of the identity.</param>
/// <param name="Column">The middle column, its own middle such that it sums to 0.</param>
/// <param name="Row">The middle row, likewise.</param>
public sealed record DerivativeSum(double Identity, IReadOnlyList<double> Column, IReadOnlyList<double> Row)
{
    /// <summary>What the column does.</summary>
    public AxisEffect ColumnEffect => AxisEffect.Of([.. Column]);

    /// <summary>What the row does.</summary>
    public AxisEffect RowEffect => AxisEffect.Of([.. Row]);

    /// <summary>The sum that a kernel is; null for any other kernel, and where a row or a column alone is enough.</summary>
    internal static DerivativeSum? Of(Kernel kernel, Levels levels)
    {
        var (middle, centre) = (kernel.Rows / 2, kernel.Columns / 2);
        if (kernel.Rows % 2 == 0 || kernel.Columns % 2 == 0)
        {
            return null;
        }
        double[] column = new double[kernel.Rows], row = new double[kernel.Columns];
        for (var m = 0; m < kernel.Rows; m++)
        {
            for (var n = 0; n < kernel.Columns; n++)
            {
                if (n == centre && m != middle)
                {
                    column[m] = kernel[m, n];
                }
                else if (m == middle && n != centre)
                {
                    row[n] = kernel[m, n];
                }
                else if (m != middle && kernel[m, n] != 0)
                {
                    return null;
                }
            }
        }
        var isBoth = column.Any(weight => weight != 0) && row.Any(weight => weight != 0);
        column[middle] = -column.Sum();
        row[centre] = -row.Sum();
        var identity = kernel[middle, centre] - column[middle] - row[centre];
        return isBoth ? new DerivativeSum(levels.Cleaned(identity), column, row) : null;
    }
}
