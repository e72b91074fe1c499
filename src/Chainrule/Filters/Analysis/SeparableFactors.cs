namespace Chainrule.Filters.Analysis;

/// <summary>A kernel as a column times a row: <c>K_mn = Scale · Column_m · Row_n</c>. Two narrow filters do what it does.</summary>
/// <param name="Scale">The factor before both.</param>
/// <param name="Column">What filters along the columns, from top to bottom.</param>
/// <param name="Row">What filters along the rows, from left to right.</param>
/// <param name="AreWhole">Whether column and row are whole numbers without a common divisor, and the product is exact.</param>
public sealed record SeparableFactors(double Scale, IReadOnlyList<double> Column, IReadOnlyList<double> Row, bool AreWhole)
{
    /// <summary>What the column does.</summary>
    public AxisEffect ColumnEffect => AxisEffect.Of([.. Column]);

    /// <summary>What the row does.</summary>
    public AxisEffect RowEffect => AxisEffect.Of([.. Row]);

    /// <summary>
    /// The factors of a kernel: by whole numbers where its weights are multiples of some, otherwise but for rounding. Null
    /// where it is not of rank 1.
    /// </summary>
    /// <param name="kernel">A kernel of one channel.</param>
    /// <param name="largest">The weight, its sign aside, that a rounding error is measured by: the kernel's largest one.</param>
    internal static SeparableFactors? Of(Kernel kernel, double largest) =>
        IntegerForm.Of(kernel.Weights) is { } whole ? OfWhole(whole, kernel.Columns) : OfReal(kernel, largest);

    /// <summary>The factors of a kernel whose weights are whole numbers times one factor; null where it is not of rank 1.</summary>
    private static SeparableFactors? OfWhole(IntegerForm whole, int columns)
    {
        var numbers = whole.Numbers;
        var first = numbers.Index().FirstOrDefault(item => item.Item != 0, (Index: -1, Item: 0L)).Index;
        if (first < 0)
        {
            return null;
        }
        var (pivotRow, pivotColumn) = (first / columns, first % columns);
        for (var i = 0; i < numbers.Count; i++)
        {
            var (m, n) = (i / columns, i % columns);
            if ((Int128)numbers[i] * numbers[first] != (Int128)numbers[m * columns + pivotColumn] * numbers[pivotRow * columns + n])
            {
                return null;
            }
        }
        var rows = numbers.Count / columns;
        var column = IntegerForm.Of([.. Enumerable.Range(0, rows).Select(m => (double)numbers[m * columns + pivotColumn])])!;
        var row = IntegerForm.Of([.. Enumerable.Range(0, columns).Select(n => (double)numbers[pivotRow * columns + n])])!;
        // The numbers have no common divisor, so the product of the reduced factors is they, or they with all signs turned.
        var sign = column.Numbers[pivotRow] * row.Numbers[pivotColumn] == numbers[first] ? 1 : -1;
        return Signed(
            sign * whole.Factor, [.. column.Numbers.Select(c => (double)c)], [.. row.Numbers.Select(r => (double)r)], areWhole: true);
    }

    /// <summary>The factors of a kernel that is of rank 1 but for rounding; null where it is not.</summary>
    private static SeparableFactors? OfReal(Kernel kernel, double largest)
    {
        var weights = kernel.Weights;
        var pivot = 0;
        for (var i = 1; i < weights.Length; i++)
        {
            pivot = Math.Abs(weights[i]) > Math.Abs(weights[pivot]) ? i : pivot;
        }
        if (largest == 0)
        {
            return null;
        }
        var (pivotRow, pivotColumn) = (pivot / kernel.Columns, pivot % kernel.Columns);
        double[] column = [.. Enumerable.Range(0, kernel.Rows).Select(m => kernel[m, pivotColumn] / kernel[pivotRow, pivotColumn])];
        double[] row = [.. Enumerable.Range(0, kernel.Columns).Select(n => kernel[pivotRow, n])];
        for (var i = 0; i < weights.Length; i++)
        {
            if (Math.Abs(weights[i] - column[i / kernel.Columns] * row[i % kernel.Columns]) > Levels.Rounding * largest)
            {
                return null;
            }
        }
        return Scaled(column, row);
    }

    /// <summary>Column and row brought to a sum of 1, or to a largest weight of 1 where they sum to 0.</summary>
    internal static SeparableFactors Scaled(double[] column, double[] row)
    {
        var (columnScale, rowScale) = (Unit(column), Unit(row));
        return Signed(
            columnScale * rowScale, [.. column.Select(c => c / columnScale)], [.. row.Select(r => r / rowScale)], areWhole: false);
    }

    /// <summary>
    /// Turns signs so that means are positive and a scale below 0 goes into the derivative, if one factor is one: who reads it
    /// wants <c>[1 2 1]ᵀ · [-1 0 1]</c>.
    /// </summary>
    private static SeparableFactors Signed(double scale, double[] column, double[] row, bool areWhole)
    {
        var (columnSign, rowSign) = (Sign(column), Sign(row));
        scale *= columnSign * rowSign;
        if (scale < 0 && IsDerivative(row))
        {
            (scale, rowSign) = (-scale, -rowSign);
        }
        else if (scale < 0 && IsDerivative(column))
        {
            (scale, columnSign) = (-scale, -columnSign);
        }
        return new SeparableFactors(
            scale, [.. column.Select(c => columnSign * c + 0.0)], [.. row.Select(r => rowSign * r + 0.0)], areWhole); // no −0
    }

    private static double Unit(double[] weights) => IsDerivative(weights) ? weights.Max(Math.Abs) : weights.Sum();

    private static bool IsDerivative(double[] weights) => Levels.Of(Kernel.Row(weights)).Sum == 0;

    /// <summary>The sign of the sum; where that is 0, of the first weight that is not.</summary>
    private static int Sign(double[] weights) =>
        Math.Sign(IsDerivative(weights) ? weights.First(weight => weight != 0) : weights.Sum());
}
