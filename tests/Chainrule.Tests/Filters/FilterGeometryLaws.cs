using Chainrule.Filters;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters;

/// <summary>How strides, dilations, channels and factors of a kernel come down to the plain filter: over whole numbers, to the bit.</summary>
public class FilterGeometryLaws
{
    private static readonly Gen<FilterCase> Cases = FilterCase.OfWholeNumbers;

    [Fact]
    public void A_stride_takes_every_so_manieth_cell_of_stride_1() => Cases.Check(200, @case =>
    {
        var (input, filter) = (@case.Input<float>(), @case.Filter);
        var (rows, columns) = filter.WindowOver(@case.Shape);
        var padded = filter with { Padding = Padding.Cells(rows.Before, rows.After, columns.Before, columns.After) };
        var (strided, every) = (padded.Apply(input), (padded with { RowStride = 1, ColumnStride = 1 }).Apply(input));
        Agreement.Equal(filter.Apply(input), strided);
        Agreement.Equal(
            Built(strided.Shape, (c, p, q) => every[c, p * filter.RowStride, q * filter.ColumnStride]),
            strided);
    });

    [Fact]
    public void A_dilation_puts_zeros_between_the_weights() => Cases.Check(200, @case =>
    {
        var (input, filter, kernel) = (@case.Input<float>(), @case.Filter, @case.Filter.Kernel);
        var spread = new Tensor<double>(new Shape(
            kernel.Channels, (kernel.Rows - 1) * filter.RowDilation + 1, (kernel.Columns - 1) * filter.ColumnDilation + 1));
        for (var i = 0; i < kernel.Shape.Count; i++)
        {
            var (line, n) = Math.DivRem(i, kernel.Columns);
            var (c, m) = Math.DivRem(line, kernel.Rows);
            spread[c, m * filter.RowDilation, n * filter.ColumnDilation] = kernel[c, m, n];
        }
        var plain = filter with { Kernel = new Kernel(spread.Shape, spread.Values), RowDilation = 1, ColumnDilation = 1 };
        Agreement.Equal(plain.Apply(input), filter.Apply(input));
    });

    [Fact]
    public void A_kernel_of_many_channels_sums_what_each_of_them_gives() => Cases.Check(200, @case =>
    {
        var (input, filter) = (@case.Input<float>(), @case.Filter);
        var numbers = @case.Numbers<double>(new Shape(@case.Shape.Channels, filter.Kernel.Rows, filter.Kernel.Columns), 3);
        var kernel = new Kernel(numbers.Shape, [.. numbers.Values.ToArray().Select(number => number % 10)]);
        Tensor<float>[] parts = [.. Enumerable.Range(0, kernel.Channels).Select(c =>
            (filter with { Kernel = Channel(kernel, c) }).Apply(Channel(input, c)))];
        Agreement.Equal(
            Built(parts[0].Shape, (_, p, q) => parts.Sum(part => part[0, p, q])),
            (filter with { Kernel = kernel }).Apply(input));
    });

    [Fact]
    public void A_kernel_of_one_channel_filters_each_channel_by_itself() => Cases.Check(200, @case =>
    {
        var input = @case.Input<float>();
        var filter = @case.Filter with { Kernel = Channel(@case.Filter.Kernel, 0) };
        var output = filter.Apply(input);
        Assert.Equal(input.Shape.Channels, output.Shape.Channels);
        for (var c = 0; c < output.Shape.Channels; c++)
        {
            Agreement.Equal(filter.Apply(Channel(input, c)), Channel(output, c));
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_outer_product_filters_by_its_column_and_then_by_its_row(bool whole)
    {
        var cases = whole ? FilterCase.OfWholeNumbers : FilterCase.OfRealNumbers;
        cases.Check(300, @case =>
        {
            var (rows, columns) = (@case.Filter.Kernel.Rows, @case.Filter.Kernel.Columns);
            double[] column = Factor(rows, 1), row = Factor(columns, 2);
            var product = @case.Filter with { Kernel = Weights.Outer(column, row), Padding = Padding.Full };
            var input = @case.Input<double>();
            var down = product with { Kernel = Weights.Outer(column, [1]), ColumnStride = 1 };
            var along = product with { Kernel = Weights.Outer([1], row), RowStride = 1 };
            var twice = along.Apply(down.Apply(input));
            if (whole)
            {
                Agreement.Equal(twice, product.Apply(input));
                Agreement.Equal(twice, Agreement.Converted<float, double>(product.Apply(@case.Input<float>())));
            }
            else
            {
                Agreement.WithinRounding(NaiveFilter.Apply(product, input) with { Output = twice }, product.Apply(input));
            }

            double[] Factor(int size, int key) =>
                [.. @case.Numbers<double>(new Shape(1, 1, size), key).Values.ToArray().Select(x => x % 4)];
        });
    }

    private static Tensor<T> Channel<T>(Tensor<T> tensor, int c) where T : unmanaged =>
        new(new Shape(1, tensor.Shape.Rows, tensor.Shape.Columns), Channel<T>(tensor.Values, tensor.Shape, c));

    private static Kernel Channel(Kernel kernel, int c) =>
        new(new Shape(1, kernel.Rows, kernel.Columns), Channel(kernel.Weights, kernel.Shape, c));

    private static ReadOnlySpan<T> Channel<T>(ReadOnlySpan<T> values, Shape shape, int c) =>
        values.Slice(c * shape.Rows * shape.Columns, shape.Rows * shape.Columns);

    private static Tensor<float> Built(Shape shape, Func<int, int, int, float> cell)
    {
        var tensor = new Tensor<float>(shape);
        for (var i = 0; i < shape.Count; i++)
        {
            var (line, q) = Math.DivRem(i, shape.Columns);
            var (c, p) = Math.DivRem(line, shape.Rows);
            tensor.Values[i] = cell(c, p, q);
        }
        return tensor;
    }
}
