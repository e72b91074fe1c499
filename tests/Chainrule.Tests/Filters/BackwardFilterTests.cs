using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>The way back through a filter.</summary>
public class BackwardFilterTests
{
    /// <summary>The sum of S·δ does not care whether the filter is applied to X or its way back to δ: over whole numbers, to the bit.</summary>
    [Fact]
    public void It_is_the_adjoint_of_the_filter() => FilterCase.OfWholeNumbers.Check(300, @case =>
    {
        var filter = @case.Filter with { Boundary = Boundary.Zero, Kernel = @case.Filter.Kernel.Channel(0) };
        var input = @case.Input<double>();
        var output = filter.Apply(input);
        var delta = @case.Numbers<double>(output.Shape, 2);
        var back = new BackwardFilter(filter, input.Shape);
        var inputDelta = back.Filter.Apply(back.Spread(delta));
        Assert.Equal(input.Shape, inputDelta.Shape);
        Assert.Equal(Dot(output, delta), Dot(input, inputDelta));
    });

    [Theory]
    [InlineData(FilterMode.CrossCorrelation, FilterMode.Convolution)]
    [InlineData(FilterMode.Convolution, FilterMode.CrossCorrelation)]
    public void Without_padding_and_stride_it_is_the_full_filter_of_the_other_mode(FilterMode mode, FilterMode other)
    {
        var back = new BackwardFilter(new Filter(Sheet.SobelX) { Mode = mode }, Sheet.Image.Shape);
        var cancellation = TestContext.Current.CancellationToken;
        var delta = new Filter(Sheet.SobelX).Apply(Sheet.Image, cancellation: cancellation);
        Assert.True(back.IsFull);
        Agreement.Equal(
            new Filter(Sheet.SobelX) { Mode = other, Padding = Padding.Full }.Apply(delta, cancellation: cancellation),
            back.Filter.Apply(back.Spread(delta), cancellation: cancellation));
        Assert.Equal(delta.Values.ToArray(), back.Spread(delta).Values.ToArray());
    }

    [Fact]
    public void Padding_makes_it_less_than_full() =>
        Assert.False(new BackwardFilter(new Filter(Sheet.SobelX) { Padding = Padding.Same }, Sheet.Image.Shape).IsFull);

    [Fact]
    public void A_stride_sets_the_deltas_apart()
    {
        var back = new BackwardFilter(new Filter(Sheet.SobelX) { RowStride = 2, ColumnStride = 2 }, Sheet.Image.Shape);
        Assert.Equal([1, 0, 2, 0, 0, 0, 3, 0, 4], back.Spread(new Tensor<double>(new Shape(1, 2, 2), [1, 2, 3, 4])).Values.ToArray());
    }

    [Fact]
    public void What_is_no_single_filter_is_refused()
    {
        var padded = new Filter(Sheet.SobelX) { Padding = Padding.Same, Boundary = Boundary.Wrap };
        Assert.Contains("boundary zero", Assert.Throws<ChainruleException>(() => new BackwardFilter(padded, Sheet.Image.Shape)).Message);
        var summed = new Filter(new Kernel(new Shape(2, 1, 1), 1, 2));
        Assert.Contains("1 channel", Assert.Throws<ChainruleException>(() => new BackwardFilter(summed, new Shape(2, 5, 5))).Message);
        var back = new BackwardFilter(new Filter(Sheet.SobelX), Sheet.Image.Shape);
        Assert.Throws<ArgumentException>(() => back.Spread(Sheet.Image));
    }

    private static double Dot(Tensor<double> a, Tensor<double> b) => a.Values.ToArray().Zip(b.Values.ToArray(), (x, y) => x * y).Sum();
}
