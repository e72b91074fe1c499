using Chainrule.Filters;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters;

public class KernelTests
{
    private static readonly Gen<Kernel> Kernels = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 5], Gen.Int[1, 5])
        .SelectMany((channels, rows, columns) => Gen.Double[-9, 9].Array[channels * rows * columns]
            .Select(weights => new Kernel(new Shape(channels, rows, columns), weights)));

    [Fact]
    public void A_matrix_looks_like_its_kernel()
    {
        var kernel = new Kernel(new double[,]
        {
            { 1, 2, 3 },
            { 4, 5, 6 },
        });
        Assert.Equal((1, 2, 3), (kernel.Channels, kernel.Rows, kernel.Columns));
        Assert.Equal([1, 2, 3, 4, 5, 6], kernel.Weights.ToArray());
        Assert.Equal((3, 4), (kernel[0, 2], kernel[1, 0]));
        Assert.Equal(new Kernel(new double[,] { { 6, 5, 4 }, { 3, 2, 1 } }), kernel.Flipped());
        Assert.Equal(new Kernel(new double[,] { { 1, 4 }, { 2, 5 }, { 3, 6 } }), kernel.Transposed());
        Assert.Equal(new Kernel(new double[,] { { -2, -4, -6 }, { -8, -10, -12 } }), -2 * kernel);
        Assert.Equal(new Kernel(new double[,] { { -1, -2, -3 }, { -4, -5, -6 } }), -kernel);
    }

    [Fact]
    public void Weights_lie_channel_by_channel_and_row_by_row() => Kernels.Check(100, kernel =>
    {
        var i = 0;
        for (var c = 0; c < kernel.Channels; c++)
        {
            for (var m = 0; m < kernel.Rows; m++)
            {
                for (var n = 0; n < kernel.Columns; n++)
                {
                    Assert.Equal(kernel.Weights[i++], kernel[c, m, n]);
                    Assert.Equal(kernel[0, m, n], kernel[m, n]);
                    Assert.Equal(kernel[c, m, n], kernel.Flipped()[c, kernel.Rows - 1 - m, kernel.Columns - 1 - n]);
                    Assert.Equal(kernel[c, m, n], kernel.Transposed()[c, n, m]);
                }
            }
        }
        Assert.Equal(kernel.Weights.Length, i);
    });

    [Fact]
    public void A_kernel_flipped_or_transposed_twice_is_itself() => Kernels.Check(100, kernel =>
    {
        Assert.Equal(kernel, kernel.Flipped().Flipped());
        Assert.Equal(kernel, kernel.Transposed().Transposed());
        Assert.Equal(kernel.Flipped().Transposed(), kernel.Transposed().Flipped());
        Assert.Equal(kernel, -(-kernel));
    });

    [Fact]
    public void Kernels_are_equal_exactly_if_shapes_and_weights_are() => Kernels.Check(100, kernel =>
    {
        var twin = new Kernel(kernel.Shape, kernel.Weights);
        Assert.True(kernel.Equals(twin) && kernel.Equals((object)twin));
        Assert.Equal(kernel.GetHashCode(), twin.GetHashCode());
        Assert.Equal(new Filter(kernel), new Filter(twin));
        for (var i = 0; i < kernel.Weights.Length; i++)
        {
            var other = kernel.Weights.ToArray();
            other[i]++;
            Assert.NotEqual(kernel, new Kernel(kernel.Shape, other));
        }
        Assert.NotEqual(kernel, new Kernel(new Shape(1, 1, kernel.Shape.Count + 1), [.. kernel.Weights, 0]));
        Assert.Equal(kernel.Rows == kernel.Columns, kernel.Equals(new Kernel(kernel.Transposed().Shape, kernel.Weights)));
        Assert.False(kernel.Equals(null) || kernel.Equals((object)"a kernel"));
    });

    [Fact]
    public void Zero_has_no_sign()
    {
        Kernel zero = new(new Shape(1, 1, 1), 0), minusZero = new(new Shape(1, 1, 1), -0.0);
        Assert.Equal(zero, minusZero);
        Assert.Equal(zero.GetHashCode(), minusZero.GetHashCode());
    }

    [Fact]
    public void A_kernel_copies_its_weights()
    {
        double[] weights = [1, 2];
        var kernel = new Kernel(new Shape(1, 1, 2), weights);
        weights[0] = 9;
        Assert.Equal([1, 2], kernel.Weights.ToArray());
    }

    [Fact]
    public void Weights_that_make_no_kernel_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Kernel(new double[0, 3]));
        Assert.Throws<ArgumentException>(() => new Kernel(new double[3, 0]));
        Assert.Throws<ArgumentException>(() => new Kernel(new Shape(2, 2), 1, 2, 3, 4));
        Assert.Throws<ArgumentException>(() => new Kernel(new Shape(1, 2, 2), 1, 2, 3));
        Assert.Throws<ArgumentException>(() => new Kernel(new Shape(1, 2, 2), 1, 2, 3, 4, 5));
        foreach (var weight in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Throws<ArgumentException>(() => new Kernel(new Shape(1, 1, 2), 1, weight));
            Assert.Throws<ArgumentException>(() => weight * new Kernel(new Shape(1, 1, 1), 1));
        }
        Assert.Throws<ArgumentException>(() => 2 * new Kernel(new Shape(1, 1, 1), double.MaxValue));
    }
}
