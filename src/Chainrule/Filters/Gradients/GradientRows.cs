using System.Numerics;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Filters.Gradients;

/// <summary>
/// Measures one row after the other, in two passes each: first along the columns (smoothed for Gx, differences for Gy), then
/// along the row. The differences of equal values are exactly 0 however the rest is rounded, so a flat image has no gradient.
/// </summary>
internal sealed class GradientRows<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Tensor<T> image;
    private readonly Boundary boundary;
    private readonly T outer;
    private readonly T centre;
    private readonly T[] blank;

    // Both with one more cell on each side, for the boundary.
    private readonly T[] smoothed;
    private readonly T[] differences;

    public GradientRows(Tensor<T> image, GradientOperator op, Boundary boundary)
    {
        (this.image, this.boundary) = (image, boundary);
        (outer, centre) = (T.CreateChecked(op.Outer), T.CreateChecked(op.Centre));
        var columns = image.Shape.Columns;
        blank = new T[columns];
        smoothed = new T[columns + 2];
        differences = new T[columns + 2];
    }

    /// <summary>Measures one row of the image into a row of either result.</summary>
    public void Measure(int row, Span<T> gx, Span<T> gy)
    {
        var above = Row(row - 1);
        var below = Row(row + 1);

        var s = smoothed.AsSpan(1, gx.Length);
        Smooth(above, Row(row), below, s);
        Enclose(smoothed);
        TensorPrimitives.Subtract<T>(smoothed.AsSpan(2), smoothed.AsSpan(0, gx.Length), gx);

        var d = differences.AsSpan(1, gy.Length);
        TensorPrimitives.Subtract(below, above, d);
        Enclose(differences);
        Smooth(differences.AsSpan(0, gy.Length), d, differences.AsSpan(2), gy);
    }

    /// <summary><c>outer · (before + after) + centre · here</c></summary>
    private void Smooth(ReadOnlySpan<T> before, ReadOnlySpan<T> here, ReadOnlySpan<T> after, Span<T> result)
    {
        TensorPrimitives.Add(before, after, result);
        TensorPrimitives.Multiply(result, outer, result);
        TensorPrimitives.MultiplyAdd(here, centre, result, result);
    }

    /// <summary>A row inside or outside the image.</summary>
    private ReadOnlySpan<T> Row(int row)
    {
        var source = boundary.Source(row, image.Shape.Rows);
        return source < 0 ? blank : image.Row(source);
    }

    /// <summary>Fills the first and the last cell: those left and right of the image.</summary>
    private void Enclose(Span<T> cells)
    {
        var columns = cells.Length - 2;
        cells[0] = Cell(cells, -1);
        cells[^1] = Cell(cells, columns);

        T Cell(Span<T> cells, int column)
        {
            var source = boundary.Source(column, columns);
            return source < 0 ? T.Zero : cells[source + 1];
        }
    }
}
