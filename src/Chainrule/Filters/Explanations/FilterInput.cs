using System.Numerics;
using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>What an explanation reads of a filter's input: any cell, inside or outside, whatever the type of its values.</summary>
internal sealed class FilterInput
{
    private readonly Boundary boundary;
    private readonly Func<int, int, int, double> value;

    private FilterInput(Shape shape, Boundary boundary, int digits, Func<int, int, int, double> value) =>
        (Shape, this.boundary, Digits, this.value) = (shape, boundary, digits, value);

    /// <summary>Channels × rows × columns.</summary>
    public Shape Shape { get; }

    /// <summary>Significant digits that values are written with.</summary>
    public int Digits { get; }

    /// <summary>An input with what lies around it.</summary>
    /// <param name="input">Channels × rows × columns.</param>
    /// <param name="boundary">What cells outside hold.</param>
    /// <param name="digits">Significant digits to write; as many as the values have, where it is left out.</param>
    public static FilterInput Of<T>(Tensor<T> input, Boundary boundary, int? digits = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(input);
        return new FilterInput(
            input.Shape,
            boundary,
            digits ?? (typeof(T) == typeof(float) ? Number.OfFloat : Number.OfDouble),
            (channel, row, column) => double.CreateChecked(input[channel, row, column]));
    }

    /// <summary>Whether a place lies inside.</summary>
    public bool Contains(int row, int column) => (uint)row < (uint)Shape.Rows && (uint)column < (uint)Shape.Columns;

    /// <summary>The input cell whose value stands at a place; null for a zero outside.</summary>
    public (int Row, int Column)? Source(int row, int column)
    {
        var source = (Row: boundary.Source(row, Shape.Rows), Column: boundary.Source(column, Shape.Columns));
        return source.Row < 0 || source.Column < 0 ? null : source;
    }

    /// <summary>The value at a place, inside or outside.</summary>
    public double this[int channel, int row, int column] =>
        Source(row, column) is { } source ? value(channel, source.Row, source.Column) : 0;

    /// <summary>A value as it is written.</summary>
    public Number Written(double number) => new(number, Digits);
}
