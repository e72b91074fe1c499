using Chainrule.Filters;
using Chainrule.Tensors;
using Chainrule.Tests.Data;

namespace Chainrule.Tests.Filters;

/// <summary>What cannot be filtered is said in a line, before memory is taken.</summary>
public class FilterErrorTests
{
    private static readonly Shape Picture = new(3, 4, 6);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(5, 3)]
    [InlineData(3, 7)]
    [InlineData(5, 7)]
    public void A_kernel_that_exceeds_a_valid_input_is_refused(int rows, int columns)
    {
        var filter = new Filter(Ones(1, rows, columns));
        UserErrors.In(() => filter.OutputShape(Picture), $"{rows}x{columns}", "4x6", "smaller kernel", "padding");
        UserErrors.In(() => filter.Apply(new Tensor<float>(Picture)), $"{rows}x{columns}");
        Assert.Equal(Picture, (filter with { Padding = Padding.Same }).OutputShape(Picture));
        Assert.Equal(new Shape(3, 4 + rows - 1, 6 + columns - 1), (filter with { Padding = Padding.Full }).OutputShape(Picture));
    }

    [Fact]
    public void A_dilated_kernel_counts_with_its_gaps()
    {
        var filter = new Filter(Ones(1, 2, 2)) { RowDilation = 3, ColumnDilation = 6 };
        UserErrors.In(() => filter.OutputShape(Picture), "4x7");
        Assert.Equal(new Shape(3, 1, 1), (filter with { ColumnDilation = 5 }).OutputShape(Picture));
    }

    [Fact]
    public void A_kernel_has_one_channel_or_the_inputs()
    {
        foreach (var channels in new[] { 2, 4 })
        {
            UserErrors.In(() => new Filter(Ones(channels, 3, 3)).OutputShape(Picture), $"{channels} channels", "input 3", "1 channel");
        }
        Assert.Equal(new Shape(3, 2, 4), new Filter(Ones(1, 3, 3)).OutputShape(Picture));
        Assert.Equal(new Shape(1, 2, 4), new Filter(Ones(3, 3, 3)).OutputShape(Picture));
    }

    [Theory]
    [InlineData(20_000, 20_000, 20_000, 20_000)]
    [InlineData(1_500_000_000, 0, 0, 1_500_000_000)]
    [InlineData(int.MaxValue - 4, 0, 0, int.MaxValue - 6)]
    [InlineData(int.MaxValue, int.MaxValue, 0, 0)]
    [InlineData(0, 0, int.MaxValue, int.MaxValue)]
    public void An_output_too_large_to_hold_is_refused(int top, int bottom, int left, int right) => UserErrors.In(
        () => new Filter(Ones(1, 1, 1)) { Padding = Padding.Cells(top, bottom, left, right) }.OutputShape(Picture), "pad", "less");

    [Fact]
    public void A_dilation_beyond_counting_is_refused()
    {
        foreach (var padding in new[] { Padding.Valid, Padding.Same, Padding.SameLower, Padding.Full })
        {
            var filter = new Filter(Ones(1, 3, 3)) { Padding = padding };
            UserErrors.In(() => (filter with { RowDilation = int.MaxValue }).OutputShape(Picture), "dilate", "less");
            UserErrors.In(() => (filter with { ColumnDilation = int.MaxValue }).OutputShape(Picture), "dilate", "less");
        }
    }

    [Fact]
    public void An_input_has_three_axes()
    {
        var filter = new Filter(Ones(1, 1, 1));
        foreach (var shape in new[] { new Shape(9), new Shape(3, 3), new Shape(1, 1, 3, 3) })
        {
            Assert.Throws<ArgumentException>(() => filter.OutputShape(shape));
            Assert.Throws<ArgumentException>(() => filter.Apply(new Tensor<double>(shape), 0, Cancellation));
        }
        Assert.Throws<ArgumentNullException>(() => filter.Apply<float>(null!, 0, Cancellation));
    }

    [Fact]
    public void Strides_and_dilations_are_at_least_1()
    {
        var filter = new Filter(Ones(1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => (filter with { RowStride = 0 }).OutputShape(Picture));
        Assert.Throws<ArgumentOutOfRangeException>(() => (filter with { ColumnStride = -1 }).OutputShape(Picture));
        Assert.Throws<ArgumentOutOfRangeException>(() => (filter with { RowDilation = 0 }).OutputShape(Picture));
        Assert.Throws<ArgumentOutOfRangeException>(() => (filter with { ColumnDilation = -1 }).OutputShape(Picture));
    }

    [Fact]
    public void An_output_of_another_shape_is_refused()
    {
        var (filter, input) = (new Filter(Ones(1, 3, 3)), new Tensor<float>(Picture));
        filter.Apply(input, new Tensor<float>(new Shape(3, 2, 4)), 0, Cancellation);
        foreach (var shape in new[] { new Shape(3, 2, 3), new Shape(3, 4, 2), new Shape(1, 2, 4), new Shape(24), Picture })
        {
            Assert.Throws<ArgumentException>(() => filter.Apply(input, new Tensor<float>(shape), 0, Cancellation));
        }
        Assert.Throws<ArgumentNullException>(() => filter.Apply(input, null!, 0, Cancellation));
    }

    [Fact]
    public void Cancelled_work_ends() => Assert.ThrowsAny<OperationCanceledException>(() =>
        new Filter(Ones(1, 3, 3)).Apply(new Tensor<float>(Picture), cancellation: new CancellationToken(canceled: true)));

    private static Kernel Ones(int channels, int rows, int columns)
    {
        var shape = new Shape(channels, rows, columns);
        return new Kernel(shape, [.. Enumerable.Repeat(1.0, shape.Count)]);
    }
}
