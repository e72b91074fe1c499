using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Gradients;

public class ImageGradientTests
{
    private static readonly Tensor<float> digits =
        Images.Of(new float[,] { { 3, 1, 4, 1 }, { 5, 9, 2, 6 }, { 5, 3, 5, 8 }, { 9, 7, 9, 3 } });

    [Fact]
    public void It_is_the_convolution_with_the_operators_kernels() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Boundary).Check(100, (image, op, boundary) =>
        {
            var gradient = Run.Gradient(image, op, boundary);
            var convolution = new Filter(op.KernelX) { Mode = FilterMode.Convolution, Padding = Padding.Same, Boundary = boundary };
            Images.AssertEqual(Run.Filter(convolution, image), gradient.Gx);
            Images.AssertEqual(Run.Filter(convolution with { Kernel = op.KernelY }, image), gradient.Gy);
        });

    /// <summary>scipy.ndimage 1.10.1: sobel(image, axis=1, mode=…) and axis=0; prewitt likewise.</summary>
    [Theory]
    [InlineData(
        "sobel", Boundary.Replicate,
        new float[] { -2, 0, -3, -5, 4, -5, -1, 8, -2, -3, 3, 4, -8, 0, -7, -15 },
        new float[] { 14, 16, 9, 13, 8, 7, 11, 22, 10, 7, 9, -2, 16, 16, 7, -11 })]
    [InlineData(
        "sobel", Boundary.Reflect,
        new float[] { 0, -4, -6, 0, 0, -5, -1, 0, 0, -3, 3, 0, 0, 0, 2, 0 },
        new float[] { 0, 0, 0, 0, 8, 7, 11, 16, 4, 7, 9, 8, 0, 0, 0, 0 })]
    [InlineData(
        "sobel", Boundary.Zero,
        new float[] { 11, -1, -3, -10, 22, -5, -1, -13, 22, -3, 3, -21, 17, 0, -3, -23 },
        new float[] { 19, 25, 19, 14, 6, 7, 11, 15, 6, 7, 9, 1, -13, -16, -21, -21 })]
    [InlineData(
        "sobel", Boundary.Wrap,
        new float[] { 7, -1, -7, 1, 1, -5, -1, 5, -3, -3, 3, 3, 3, 1, -3, -1 },
        new float[] { -3, -7, -9, -5, 13, 7, 11, 17, 3, 7, 9, 5, -13, -7, -11, -17 })]
    [InlineData(
        "prewitt", Boundary.Replicate,
        new float[] { 0, -1, -3, -2, 0, -2, 2, 4, 0, -3, -2, 1, -6, 0, -3, -9 },
        new float[] { 12, 8, 11, 8, 6, 5, 10, 15, 6, 9, 2, 1, 12, 12, 3, -6 })]
    public void Scipy_finds_the_same(string name, Boundary boundary, float[] gx, float[] gy)
    {
        var gradient = Run.Gradient(digits, GradientOperator.Catalogue.Single(op => op.Name == name), boundary);
        Assert.Equal(gx, gradient.Gx.Values.ToArray());
        Assert.Equal(gy, gradient.Gy.Values.ToArray());
    }

    /// <summary>scipy.ndimage 1.10.1: sobel(gaussian_filter(image, 0.7, mode='nearest'), axis=1, mode='nearest').</summary>
    [Fact]
    public void Scipy_finds_the_same_in_a_smoothed_image()
    {
        double[] expected =
        [
            -0.54739899, -1.2653763, -2.07096889, -1.35299158, -0.18963702, -1.77678855, -0.21453806, 1.37261346,
            -1.30682539, -2.00078096, -0.53357733, 0.16037824, -2.65101139, -2.89238062, -5.33441645, -5.09304722,
        ];
        var gradient = Run.Gradient(digits.Map(level => (double)level), GradientOperator.Sobel, sigma: 0.7);
        Images.AssertClose(new Tensor<double>(new Shape(1, 4, 4), expected), gradient.Gx, 2e-9);
    }

    [Fact]
    public void Turning_the_image_turns_the_gradient() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Boundary).Check(100, (image, op, boundary) =>
        {
            var (gradient, turned) = (Run.Gradient(image, op, boundary), Run.Gradient(image.Turned(), op, boundary));
            Images.AssertEqual(gradient.Gx.Turned(), turned.Gy);
            Images.AssertEqual(gradient.Gy.Turned().Map(value => -value), turned.Gx);
            Images.AssertClose(gradient.Magnitude.Turned(), turned.Magnitude, 2e-7);
            var angles = gradient.Angle.Turned().Map(angle => angle > 90 ? angle - 270 : angle + 90);
            foreach (var (magnitude, expected, actual) in
                turned.Magnitude.Values.ToArray().Zip(angles.Values.ToArray(), turned.Angle.Values.ToArray()))
            {
                Assert.Equal(magnitude == 0 ? 0 : expected, actual, 2e-5f);
            }
        });

    [Fact]
    public void Exchanging_rows_and_columns_exchanges_Gx_and_Gy() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Boundary).Check(100, (image, op, boundary) =>
        {
            var (gradient, transposed) = (Run.Gradient(image, op, boundary), Run.Gradient(image.Transposed(), op, boundary));
            Images.AssertEqual(gradient.Gx.Transposed(), transposed.Gy);
            Images.AssertEqual(gradient.Gy.Transposed(), transposed.Gx);
        });

    [Fact]
    public void A_negative_slopes_the_other_way() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Boundary).Check(50, (image, op, boundary) =>
        {
            var (gradient, negative) = (Run.Gradient(image, op, boundary), Run.Gradient(image.Map(level => -level), op, boundary));
            Images.AssertEqual(gradient.Gx.Map(value => -value), negative.Gx);
            Images.AssertEqual(gradient.Gy.Map(value => -value), negative.Gy);
            Images.AssertEqual(gradient.Magnitude, negative.Magnitude);
        });

    [Fact]
    public void More_light_everywhere_changes_nothing() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Boundary.Where(boundary => boundary != Boundary.Zero), Gen.Int[-99, 99])
            .Check(50, (image, op, boundary, light) =>
            {
                var (gradient, lit) = (Run.Gradient(image, op, boundary), Run.Gradient(image.Map(level => level + light), op, boundary));
                Images.AssertEqual(gradient.Gx, lit.Gx);
                Images.AssertEqual(gradient.Gy, lit.Gy);
            });

    [Fact]
    public void An_even_slope_is_answered_by_the_gain_times_the_slope() =>
        Gen.Select(Images.Operator, Gen.Int[-9, 9], Gen.Int[-9, 9], Gen.Int[3, 6], Gen.Int[3, 20]).Check(50, (op, a, b, rows, columns) =>
        {
            var gradient = Run.Gradient(Images.Filled(rows, columns, (y, x) => (float)(a * x + b * y)), op);
            for (var row = 1; row < rows - 1; row++)
            {
                for (var column = 1; column < columns - 1; column++)
                {
                    Assert.Equal(op.Gain * a, gradient.Gx[0, row, column]);
                    Assert.Equal(op.Gain * b, gradient.Gy[0, row, column]);
                }
            }
        });

    [Fact]
    public void Magnitude_and_angle_are_those_of_Gx_and_Gy() =>
        Gen.Select(Images.Whole, Images.Operator).Check(50, (image, op) =>
        {
            var gradient = Run.Gradient(image, op);
            for (var pixel = 0; pixel < image.Shape.Count; pixel++)
            {
                double x = gradient.Gx.Values[pixel], y = gradient.Gy.Values[pixel], magnitude = gradient.Magnitude.Values[pixel];
                var (sine, cosine) = Math.SinCos(double.DegreesToRadians(gradient.Angle.Values[pixel]));
                Assert.Equal(Math.Sqrt(x * x + y * y), magnitude, 1e-7 * magnitude);
                Assert.Equal(x, magnitude * cosine, 5e-7 * magnitude);
                Assert.Equal(y, magnitude * sine, 5e-7 * magnitude);
            }
        });

    [Fact]
    public void An_even_image_has_no_gradient_whatever_its_level() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 40], Gen.Double[-1e6, 1e6], Images.Operator, Images.Sigma)
            .Check(50, (rows, columns, level, op, sigma) =>
            {
                var image = Images.Filled(rows, columns, (_, _) => level);
                AssertFlat(Run.Gradient(image, op, sigma: sigma));
                AssertFlat(Run.Gradient(image.Map(value => (float)value), op, sigma: sigma));
            });

    private static void AssertFlat<T>(ImageGradient<T> gradient) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        foreach (var field in new[] { gradient.Gx, gradient.Gy, gradient.Magnitude, gradient.Angle })
        {
            Assert.All(field.Values.ToArray(), value => Assert.Equal(T.Zero, value));
        }
        var edges = Run.Edges(gradient);
        Assert.Equal(0, edges.Count);
    }

    [Fact]
    public void Floats_find_what_doubles_find() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Sigma).Check(50, (image, op, sigma) =>
        {
            var floats = Run.Gradient(image, op, sigma: sigma);
            var doubles = Run.Gradient(image.Map(level => (double)level), op, sigma: sigma);
            Images.AssertClose(doubles.Gx, floats.Gx.Map(value => (double)value), 1e-5);
            Images.AssertClose(doubles.Magnitude, floats.Magnitude.Map(value => (double)value), 1e-5);
        });

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Any_number_of_threads_finds_the_same_bits(int threads)
    {
        var random = new Random(7);
        var image = new Tensor<float>(new Shape(3, 150, 61), [.. Enumerable.Range(0, 3 * 150 * 61).Select(_ => random.NextSingle())]);
        var (one, more) = (Run.Gradient(image, GradientOperator.Scharr, sigma: 0.6, threads: 1),
            Run.Gradient(image, GradientOperator.Scharr, sigma: 0.6, threads: threads));
        Images.AssertEqual(one.Gx, more.Gx);
        Images.AssertEqual(one.Gy, more.Gy);
        Images.AssertEqual(one.Magnitude, more.Magnitude);
        Images.AssertEqual(one.Angle, more.Angle);
        Images.AssertEqual(Run.Thinning(one, 1), Run.Thinning(more, threads));
    }

    [Fact]
    public void A_picture_in_colour_is_taken_by_its_luminance()
    {
        var picture = new Tensor<double>(new Shape(3, 1, 3), [0, 10, 20, 0, 10, 40, 0, 10, 80]);
        var gradient = Run.Gradient(picture, GradientOperator.Central);
        var last = 0.2126 * 20 + 0.7152 * 40 + 0.0722 * 80;
        Images.AssertClose(new Tensor<double>(new Shape(1, 1, 3), [10, last, last - 10]), gradient.Gx, 1e-14);
    }

    [Fact]
    public void A_value_that_is_no_number_spoils_its_neighbours_and_no_others()
    {
        var image = Images.Filled(9, 30, (row, column) => row == 4 && column == 20 ? float.NaN : row * column);
        var clean = Run.Gradient(Images.Filled(9, 30, (row, column) => (float)(row * column)), GradientOperator.Sobel);
        var gradient = Run.Gradient(image, GradientOperator.Sobel);
        for (var row = 0; row < 9; row++)
        {
            for (var column = 0; column < 30; column++)
            {
                var isNear = Math.Abs(row - 4) <= 1 && Math.Abs(column - 20) <= 1;
                Assert.Equal(
                    isNear && (row, column) != (4, 20) ? float.NaN : clean.Magnitude[0, row, column], gradient.Magnitude[0, row, column]);
            }
        }
        var thin = Run.Thinning(gradient);
        Assert.DoesNotContain(thin.Values.ToArray(), float.IsNaN);
        Assert.True(double.IsFinite(EdgeThresholds.Automatic(gradient).High));
    }

    [Fact]
    public void An_image_that_is_none_is_refused()
    {
        var mistake = Assert.Throws<ChainruleException>(() => Run.Gradient(new Tensor<float>(new Shape(2, 3, 3)), GradientOperator.Sobel));
        Assert.Contains("2 channels", mistake.Message);
        Assert.Throws<ArgumentException>(() => Run.Gradient(new Tensor<float>(new Shape(3, 3)), GradientOperator.Sobel));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1001)]
    public void A_sigma_that_is_none_is_refused(double sigma) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Run.Gradient(digits, GradientOperator.Sobel, sigma: sigma));

    [Fact]
    public void Fewer_threads_than_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Run.Gradient(digits, GradientOperator.Sobel, threads: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Run.Thinning(Run.Gradient(digits, GradientOperator.Sobel), -1));
    }

    [Fact]
    public void A_cancelled_gradient_ends() => Assert.Throws<OperationCanceledException>(
        () => ImageGradient.Of(digits, GradientOperator.Sobel, cancellation: new CancellationToken(canceled: true)));
}
