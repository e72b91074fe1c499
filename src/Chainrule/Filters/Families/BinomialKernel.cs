namespace Chainrule.Filters;

/// <summary>The binomial kernel, the Gaussian's counterpart in whole numbers.</summary>
public static class BinomialKernel
{
    /// <summary>More cells than this, and a row of Pascal's triangle no longer fits a double exactly.</summary>
    internal static readonly KernelParameter SizeParameter = new("SIZE", "its rows and columns", 1, 50, IsWhole: true);

    /// <summary>
    /// A row of Pascal's triangle times itself, <c>C(N−1, m) · C(N−1, n) / 4^(N−1)</c>: for three cells the sixteenths of
    /// <c>1 2 1; 2 4 2; 1 2 1</c>. Its deviation is <c>√(N−1) / 2</c> cells.
    /// </summary>
    /// <param name="size">Its rows and columns N.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 50.</exception>
    public static Kernel Create(int size)
    {
        SizeParameter.Check(size);
        var row = new double[size];
        row[0] = Math.ScaleB(1, 1 - size);
        for (var n = 1; n < size; n++)
        {
            row[n] = row[n - 1] * (size - n) / n;
        }
        return KernelGrid.Outer(row, row);
    }
}
