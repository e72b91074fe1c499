using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Analysis;

/// <summary>Moments, sums, symmetries and what a line of weights does.</summary>
public class MomentTests
{
    [Fact]
    public void A_moment_is_the_answer_to_a_polynomial() =>
        Gen.Select(RandomKernels.Of(RandomKernels.Whole, 7), Gen.Int[0, 4], Gen.Int[0, 4]).Check(300, (kernel, p, q) =>
        {
            if (p + q > 4)
            {
                return;
            }
            // The picture xᵖyᵠ around a middle that may lie between cells, as large as the kernel: one answer.
            var picture = new Tensor<double>(kernel.Shape, KernelGrid.Sample(kernel.Rows, kernel.Columns, (x, y, _, _) => Math.Pow(x, p) * Math.Pow(y, q)));
            Assert.Equal(new Filter(kernel).Apply(picture)[0, 0, 0], KernelAnalysis.Of(kernel).Moments[p, q], 1e-9);
        });

    [Theory]
    [InlineData("sobel-x", 1, 1, 0, -8)]
    [InlineData("sobel-y", 1, 0, 1, -8)]
    [InlineData("laplace", 2, 2, 0, 1)]
    [InlineData("laplace", 2, 0, 2, 1)]
    [InlineData("laplace-8", 2, 2, 0, 3)]
    [InlineData("1 -1; -1 1", 2, 1, 1, 1)]
    [InlineData("1 -3 3 -1", 3, 3, 0, -1)]
    [InlineData("1 -4 6 -4 1", 4, 4, 0, 1)]
    [InlineData("emboss", 0, 0, 0, 1)]
    public void Its_order_and_coefficient_are_those_of_the_derivative(string kernel, int order, int p, int q, double coefficient)
    {
        var moments = KernelAnalysis.Of(KernelText.Parse(kernel)).Moments;
        Assert.Equal((order, coefficient), (moments.LeadingOrder, moments.Coefficient(p, q)));
    }

    [Fact]
    public void A_kernel_of_zeros_takes_no_derivative() => Assert.Null(KernelAnalysis.Of(new Kernel(new double[2, 3])).Moments.LeadingOrder);

    [Theory]
    [InlineData("1 2 1", AxisRole.Smoothing, 4, 0, 0.7071067811865476)]
    [InlineData("-1 -1", AxisRole.Smoothing, -2, 0, 0.5)]
    [InlineData("0 3 0", AxisRole.Identity, 3, 0, 0)]
    [InlineData("0 0 3", AxisRole.Identity, 3, 1, 0)]
    [InlineData("1 0 -1", AxisRole.FirstDerivative, -2, 0, 0)]
    [InlineData("-1 1", AxisRole.FirstDerivative, 1, 0, 0)]
    [InlineData("1 -2 1", AxisRole.SecondDerivative, 1, 0, 0)]
    [InlineData("-1 3 -3 1", AxisRole.ThirdDerivative, 1, 0, 0)]
    [InlineData("1 -4 6 -4 1", AxisRole.HigherDerivative, 1, 0, 0)]
    [InlineData("-1 6 -1", AxisRole.Sharpening, 4, 0, 0)]
    [InlineData("0 0", AxisRole.Nothing, 0, 0, 0)]
    public void A_line_of_weights_has_a_role(string line, AxisRole role, double coefficient, double shift, double sigma)
    {
        var effect = AxisEffect.Of(KernelText.Parse(line).Weights);
        Assert.Equal((role, coefficient, shift), (effect.Role, effect.Coefficient, effect.Shift));
        Assert.Equal(sigma, effect.Sigma, 1e-15);
    }

    [Fact]
    public void Sums_say_what_constants_noise_and_bytes_become() =>
        RandomKernels.Of(RandomKernels.Whole, 6).Check(200, kernel =>
        {
            var levels = KernelAnalysis.Of(kernel).Levels;
            var weights = kernel.Weights.ToArray();
            Assert.Equal(weights.Sum(), levels.Sum);
            Assert.Equal(weights.Sum(Math.Abs), levels.L1);
            Assert.Equal(weights.Sum(weight => weight * weight), levels.L2 * levels.L2, 1e-9);
            // The extremes over all inputs from 0 to 255 are those over inputs that are 0 or 255 by the weights' signs.
            var brightest = new Tensor<double>(kernel.Shape, [.. weights.Select(weight => weight > 0 ? 255.0 : 0)]);
            var darkest = new Tensor<double>(kernel.Shape, [.. weights.Select(weight => weight < 0 ? 255.0 : 0)]);
            var filter = new Filter(kernel);
            Assert.Equal((filter.Apply(darkest)[0, 0, 0], filter.Apply(brightest)[0, 0, 0]), levels.OutputRange(255));
        });

    [Fact]
    public void A_symmetry_is_found_where_a_kernel_is_made_with_it() =>
        Gen.Select(RandomKernels.Of(RandomKernels.Real, 6), Gen.Enum<Arrangement>(), Gen.Bool).Check(400, (kernel, arrangement, odd) =>
        {
            var mirrored = kernel.Arranged(arrangement);
            // A quarter turn must be made four times, and its odd kernels change sign twice.
            var turns = arrangement is Arrangement.QuarterTurnLeft or Arrangement.QuarterTurnRight ? 4 : 2;
            if (mirrored.Shape != kernel.Shape || arrangement == Arrangement.AsWritten)
            {
                return;
            }
            var sum = new double[kernel.Weights.Length];
            var (turned, sign) = (kernel, 1);
            for (var turn = 0; turn < turns; turn++)
            {
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] += sign * turned.Weights[i];
                }
                (turned, sign) = (turned.Arranged(arrangement), odd ? -sign : sign);
            }
            var symmetric = new Kernel(kernel.Shape, sum);
            var symmetry = KernelAnalysis.Of(symmetric).Symmetry;
            var parity = arrangement switch
            {
                Arrangement.LeftRight => symmetry.LeftRight,
                Arrangement.TopBottom => symmetry.TopBottom,
                Arrangement.Transposed => symmetry.Diagonal,
                Arrangement.AntiTransposed => symmetry.AntiDiagonal,
                Arrangement.HalfTurn => symmetry.HalfTurn,
                _ => symmetry.QuarterTurn,
            };
            Assert.Equal(!odd || sum.Max(Math.Abs) < 1e-9 ? Parity.Even : Parity.Odd, sum.Max(Math.Abs) < 1e-9 ? Parity.Even : parity);
        });

    [Fact]
    public void Convolution_is_cross_correlation_or_minus_it_where_half_a_turn_says_so() =>
        RandomKernels.Of(Gen.Int[-1, 1].Select(number => (double)number), 3).Check(500, kernel =>
        {
            var input = new Tensor<double>(new Shape(1, 5, 5), [.. Enumerable.Range(0, 25).Select(i => Math.Sin(i * i + 1.0))]);
            var correlated = new Filter(kernel).Apply(input).Values.ToArray();
            var convolved = new Filter(kernel) { Mode = FilterMode.Convolution }.Apply(input).Values.ToArray();
            var parity = KernelAnalysis.Of(kernel).Symmetry.HalfTurn;
            Assert.Equal(parity == Parity.Even, correlated.Zip(convolved).All(pair => Math.Abs(pair.First - pair.Second) < 1e-12));
            Assert.Equal(
                parity == Parity.Odd || !kernel.Weights.ContainsAnyExcept(0.0),
                correlated.Zip(convolved).All(pair => Math.Abs(pair.First + pair.Second) < 1e-12));
        });

    [Theory]
    [InlineData("sobel-x", Parity.Odd, Parity.Even, Parity.None, Parity.Odd)]
    [InlineData("laplace", Parity.Even, Parity.Even, Parity.Even, Parity.Even)]
    [InlineData("roberts-x", Parity.None, Parity.None, Parity.Even, Parity.Odd)]
    [InlineData("emboss", Parity.None, Parity.None, Parity.Even, Parity.None)]
    [InlineData("10 10 11", Parity.None, Parity.Even, Parity.None, Parity.None)]
    [InlineData("1 2 3", Parity.None, Parity.Even, Parity.None, Parity.None)]
    public void Symmetries_of_kernels_that_are_known(string kernel, Parity leftRight, Parity topBottom, Parity diagonal, Parity half)
    {
        var symmetry = KernelAnalysis.Of(KernelText.Parse(kernel)).Symmetry;
        Assert.Equal((leftRight, topBottom, diagonal, half), (symmetry.LeftRight, symmetry.TopBottom, symmetry.Diagonal, symmetry.HalfTurn));
    }
}
