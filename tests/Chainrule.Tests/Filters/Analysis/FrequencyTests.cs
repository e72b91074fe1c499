using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using CsCheck;

namespace Chainrule.Tests.Filters.Analysis;

public class FrequencyTests
{
    private static KernelAnalysis Analysed(string kernel) => KernelAnalysis.Of(KernelText.Parse(kernel));

    [Fact]
    public void Gains_are_those_of_numpy()
    {
        // abs(numpy.fft.fft2(k, (64, 64))) at [0, 0], [5, 9], [32, 32] and [60, 17], numpy 1.24.
        var response = Analysed("2 -1 3 0.5; 4 0 -7 1; 1.5 2 2 -3").Frequencies;
        Assert.Equal(64, response.Steps);
        Assert.Equal(5, response.Constant, 1e-13);
        Assert.Equal(9.363564727709065, response.At(9 / 64.0, 5 / 64.0), 1e-13);
        Assert.Equal(9.363564727709065, response[32 + 5, 32 + 9], 1e-13);
        Assert.Equal(9.363564727709065, response[32 - 5, 32 - 9], 1e-13);
        Assert.Equal(14, response.Chessboard, 1e-13);
        Assert.Equal(11.96704436542836, response[32 - 4, 32 + 17], 1e-13);
    }

    [Fact]
    public void The_mean_power_is_the_sum_of_the_squares() =>
        RandomKernels.Of(RandomKernels.Real, 8).Check(60, kernel =>
        {
            var analysis = KernelAnalysis.Of(kernel);
            var (response, power) = (analysis.Frequencies, 0.0);
            for (var row = 0; row < response.Steps; row++)
            {
                for (var column = 0; column < response.Steps; column++)
                {
                    power += response[row, column] * response[row, column];
                }
            }
            Assert.Equal(analysis.Levels.L2 * analysis.Levels.L2, power / response.Steps / response.Steps, 1e-9 * analysis.Levels.L2 * analysis.Levels.L2);
            Assert.Equal(Math.Abs(analysis.Levels.Sum), response.Constant, 1e-11);
        });

    [Fact]
    public void The_grid_the_formula_and_what_lies_between_agree() =>
        Gen.Select(RandomKernels.Of(RandomKernels.Real, 6), Gen.Int[0, 64], Gen.Int[0, 64]).Check(200, (kernel, row, column) =>
        {
            var response = KernelAnalysis.Of(kernel).Frequencies;
            var (u, v) = (response.Frequency(column), response.Frequency(row));
            Assert.Equal(response.At(u, v), response[row, column], 1e-11);
            Assert.Equal(response[row, column], response.Between(u, v), 1e-11);
            Assert.InRange(response.Peak.Gain, response[row, column] * (1 - 1e-9), double.MaxValue);
        });

    [Fact]
    public void Flips_and_signs_change_no_gain_and_a_quarter_turn_turns_them() =>
        Gen.Select(RandomKernels.Of(RandomKernels.Real, 6), Gen.Double[-0.5, 0.5], Gen.Double[-0.5, 0.5]).Check(100, (kernel, u, v) =>
        {
            var gain = FourierTransform.Magnitude(kernel, u, v);
            Assert.Equal(gain, FourierTransform.Magnitude(-kernel, u, v), 1e-12);
            Assert.Equal(gain, FourierTransform.Magnitude(kernel.Flipped(), u, v), 1e-11);
            Assert.Equal(gain, FourierTransform.Magnitude(kernel.Arranged(Arrangement.QuarterTurnLeft), v, -u), 1e-11);
        });

    [Theory]
    [InlineData("sobel-x", 8, 0.25, 0)]
    [InlineData("sobel-y", 8, 0, 0.25)]
    [InlineData("laplace", 8, 0.5, 0.5)]
    [InlineData("box 3", 1, 0, 0)]
    [InlineData("identity", 1, 0, 0)]
    [InlineData("1 -1", 2, 0.5, 0)]
    public void The_largest_gain_is_found_between_the_grids_points(string kernel, double gain, double u, double v)
    {
        var peak = Analysed(kernel).Frequencies.Peak;
        Assert.Equal(gain, peak.Gain, 1e-12);
        Assert.Equal(u, peak.U, 1e-5);
        Assert.Equal(v, Math.Abs(peak.V), 1e-5);
    }

    [Theory]
    [InlineData("0 0; 0 0", FrequencyKind.Nothing, false)]
    [InlineData("identity", FrequencyKind.AllPass, false)]
    [InlineData("0 0 -3", FrequencyKind.AllPass, false)]
    [InlineData("box 3", FrequencyKind.LowPass, false)]
    [InlineData("gaussian 0.8", FrequencyKind.LowPass, false)]
    [InlineData("binomial 5", FrequencyKind.LowPass, false)]
    [InlineData("motion-blur 9", FrequencyKind.LowPass, true)]
    [InlineData("laplace", FrequencyKind.HighPass, false)]
    [InlineData("laplace-8", FrequencyKind.HighPass, false)]
    [InlineData("difference-x", FrequencyKind.HighPass, true)]
    [InlineData("roberts-x", FrequencyKind.HighPass, true)]
    [InlineData("central-x", FrequencyKind.BandPass, true)]
    [InlineData("sobel-x", FrequencyKind.BandPass, true)]
    [InlineData("scharr-y", FrequencyKind.BandPass, true)]
    [InlineData("laplacian-of-gaussian 2", FrequencyKind.BandPass, false)]
    [InlineData("gabor 30", FrequencyKind.BandPass, true)]
    [InlineData("sharpen", FrequencyKind.HighBoost, false)]
    [InlineData("unsharp", FrequencyKind.HighBoost, false)]
    [InlineData("1 5 0; 0 0 0", FrequencyKind.Mixed, false)]
    public void Kinds_of_kernels_that_are_known(string kernel, FrequencyKind kind, bool directed)
    {
        var character = Analysed(kernel).Character;
        Assert.Equal((kind, directed), (character.Kind, character.IsDirected));
    }

    [Theory]
    [InlineData("sobel-x", 0)]
    [InlineData("sobel-y", 90)]
    [InlineData("motion-blur 9", 90)]
    [InlineData("motion-blur 9 90", 0)]
    [InlineData("gabor 30", 30)]
    [InlineData("gabor 150", 150)]
    [InlineData("roberts-x", 45)]
    [InlineData("roberts-y", 135)]
    public void The_direction_is_the_one_along_which_waves_pass(string kernel, double degrees) =>
        Assert.Equal(degrees, Analysed(kernel).Character.Degrees, 0.5);
}
