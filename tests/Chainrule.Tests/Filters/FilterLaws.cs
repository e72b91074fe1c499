using Chainrule.Filters;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters;

/// <summary>What holds for every filter, whatever its loops. Over whole numbers it holds to the bit.</summary>
public class FilterLaws
{
    private static readonly Gen<FilterCase> Cases = FilterCase.OfWholeNumbers;

    [Fact]
    public void A_filter_is_linear_in_its_input() => Gen.Select(Cases, Gen.Int[-3, 3], Gen.Int[-3, 3]).Check(200, (@case, a, b) =>
    {
        var (x, y, filter) = (@case.Input<float>(1), @case.Input<float>(2), @case.Filter);
        Agreement.Equal(Combined(a, filter.Apply(x), b, filter.Apply(y)), filter.Apply(Combined(a, x, b, y)));
    });

    [Fact]
    public void A_filter_is_linear_in_its_kernel() => Gen.Select(Cases, Gen.Int[-3, 3], Gen.Int[-3, 3]).Check(200, (@case, a, b) =>
    {
        var (input, k) = (@case.Input<float>(), @case.Filter.Kernel);
        var l = new Kernel(k.Shape, [.. k.Weights.ToArray().Reverse().Select((weight, i) => weight - i % 3)]);
        Agreement.Equal(Combined(a, With(k), b, With(l)), With(Weights.Sum(a * k, b * l)));

        Tensor<float> With(Kernel kernel) => (@case.Filter with { Kernel = kernel }).Apply(input);
    });

    [Fact]
    public void A_shifted_input_gives_a_shifted_output_away_from_the_borders()
    {
        var compared = 0;
        Gen.Select(Cases, Gen.Int[0, 2], Gen.Int[0, 9]).Check(300, (@case, down, right) =>
        {
            var (filter, shape) = (@case.Filter, @case.Shape);
            var (rows, columns) = (down * filter.RowStride, right * filter.ColumnStride);
            var (input, shifted) = (@case.Input<float>(1), @case.Input<float>(2));
            for (var c = 0; c < shape.Channels; c++)
            {
                for (var i = rows; i < shape.Rows; i++)
                {
                    for (var j = columns; j < shape.Columns; j++)
                    {
                        shifted[c, i, j] = input[c, i - rows, j - columns];
                    }
                }
            }
            var (output, shiftedOutput, window) = (filter.Apply(input), filter.Apply(shifted), filter.WindowOver(shape));
            for (var c = 0; c < output.Shape.Channels; c++)
            {
                for (var p = 0; p + down < output.Shape.Rows; p++)
                {
                    for (var q = 0; q + right < output.Shape.Columns; q++)
                    {
                        if (IsInside(window.Rows, p, shape.Rows - rows) && IsInside(window.Columns, q, shape.Columns - columns))
                        {
                            Assert.Equal(output[c, p, q], shiftedOutput[c, p + down, q + right]);
                            compared++;
                        }
                    }
                }
            }
        });
        Assert.True(compared > 10_000, $"only {compared} cells lie away from the borders");
    }

    [Fact]
    public void Convolution_is_cross_correlation_with_the_flipped_kernel() => FilterCase.OfRealNumbers.Check(200, @case =>
    {
        var (input, filter) = (@case.Input<float>(), @case.Filter);
        Agreement.SameBits(
            (filter with { Mode = FilterMode.Convolution }).Apply(input),
            (filter with { Mode = FilterMode.CrossCorrelation, Kernel = filter.Kernel.Flipped() }).Apply(input));
    });

    [Fact]
    public void Full_convolution_commutes() => Cases.Check(200, @case =>
    {
        var (a, b) = (Plane(@case, 1), Plane(@case, 2));
        Agreement.Equal(Convolved(a, b), Convolved(b, a));
    });

    [Fact]
    public void Full_convolution_associates() => Cases.Check(100, @case =>
    {
        var (a, b, c) = (Plane(@case, 1), Plane(@case, 2), Plane(@case, 3));
        Agreement.Equal(Convolved(Convolved(a, b), c), Convolved(a, Convolved(b, c)));
    });

    [Fact]
    public void An_impulse_answers_with_the_kernel() => Cases.Check(100, @case =>
    {
        var kernel = Plane(@case, 1);
        var impulse = new Tensor<double>(new Shape(1, 1, 1), [1]);
        Agreement.Equal(kernel, Convolved(impulse, kernel));
        Agreement.Equal(kernel, Convolved(kernel, impulse));
    });

    [Fact]
    public void Sobel_of_bytes_reaches_1020_either_way()
    {
        // Two white columns, two black ones, and so on: a step up or down at each second cell.
        var shape = new Shape(1, 20, 70);
        var stripes = new Tensor<float>(shape, [.. Enumerable.Range(0, shape.Count).Select(i => i % 70 / 2 % 2 == 0 ? 255f : 0)]);
        var output = new Filter(Weights.SobelDown.Transposed()).Apply(stripes, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(
            Enumerable.Range(0, output.Shape.Count).Select(i => i % 68 / 2 % 2 == 0 ? -1020f : 1020),
            output.Values.ToArray());
    }

    private static Tensor<double> Convolved(Tensor<double> input, Tensor<double> kernel) =>
        new Filter(new Kernel(kernel.Shape, kernel.Values)) { Mode = FilterMode.Convolution, Padding = Padding.Full }.Apply(input);

    /// <summary>A matrix of whole numbers, of a few rows and columns.</summary>
    private static Tensor<double> Plane(FilterCase @case, int key)
    {
        var random = new RandomSource(@case.Seed, 2, key);
        return @case.Numbers<double>(new Shape(1, 1 + random.NextInt(6), 1 + random.NextInt(17)), key);
    }

    private static bool IsInside(WindowAxis axis, int output, int size) =>
        axis.InputIndex(output, 0) >= 0 && axis.InputIndex(output, axis.Kernel - 1) < size;

    private static Tensor<float> Combined(float a, Tensor<float> left, float b, Tensor<float> right) =>
        new(left.Shape, [.. left.Values.ToArray().Zip(right.Values.ToArray(), (x, y) => a * x + b * y)]);
}
