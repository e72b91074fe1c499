using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>The mean of the cells in a box.</summary>
public static class BoxKernel
{
    internal static readonly KernelParameter RowsParameter = new("ROWS", "its rows", 1, KernelText.MostRows, IsWhole: true);

    internal static readonly KernelParameter ColumnsParameter =
        new("COLUMNS", "its columns", 1, KernelText.MostRows, "as many as rows", IsWhole: true);

    /// <summary>A box of equal weights, which sum to 1.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns; as many as rows unless it is said otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 1000.</exception>
    public static Kernel Create(int rows, int? columns = null)
    {
        var shape = new Shape(1, RowsParameter.Check(rows), ColumnsParameter.Check(columns ?? rows, nameof(columns)));
        var weights = new double[shape.Count];
        weights.AsSpan().Fill(1.0 / shape.Count);
        return new Kernel(shape, weights);
    }
}
