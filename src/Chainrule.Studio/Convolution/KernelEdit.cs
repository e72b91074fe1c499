using Chainrule.Filters;

namespace Chainrule.Studio.Convolution;

/// <summary>Changes a kernel cell by cell.</summary>
public static class KernelEdit
{
    /// <summary>The longest side of a kernel whose cells are typed in.</summary>
    public const int LongestSide = 11;

    /// <summary>Of more columns than this, cells are small.</summary>
    public const int WideColumns = 4;

    /// <summary>Whether a kernel's cells are typed in.</summary>
    public static bool Fits(Kernel kernel) => kernel.Channels == 1 && Math.Max(kernel.Rows, kernel.Columns) <= LongestSide;

    /// <summary>The texts of a kernel's cells, row by row.</summary>
    public static string[] Cells(Kernel kernel) =>
        [.. kernel.Weights.ToArray().Select(weight => new Kernel(new[,] { { weight } }).ToString())];

    /// <summary>The kernel's text that has these cells.</summary>
    public static string Text(IReadOnlyList<string> cells, int columns) =>
        string.Join("; ", cells.Chunk(columns).Select(row => string.Join(' ', row.Select(Weight))));

    /// <summary>A cell that is left empty is 0.</summary>
    private static string Weight(string cell) => string.IsNullOrWhiteSpace(cell) ? "0" : cell.Trim();

    /// <summary>The kernel with rows and columns cut off below and at the right, or added with zeros.</summary>
    public static Kernel Resized(Kernel kernel, int rows, int columns)
    {
        var weights = new double[rows, columns];
        for (var m = 0; m < Math.Min(rows, kernel.Rows); m++)
        {
            for (var n = 0; n < Math.Min(columns, kernel.Columns); n++)
            {
                weights[m, n] = kernel[m, n];
            }
        }
        return new Kernel(weights);
    }
}
