using Chainrule.Filters;
using CsCheck;

namespace Chainrule.Tests.Filters;

/// <summary>The families against numbers that others made, and against what their formulas imply.</summary>
public class KernelFamilyTests
{
    [Fact]
    public void A_gaussian_is_that_of_opencv()
    {
        // cv2.getGaussianKernel(7, 1.5), OpenCV 4.6
        double[] row = [0.036632845369, 0.111280758479, 0.216745321404, 0.270682149496, 0.216745321404, 0.111280758479, 0.036632845369];
        var kernel = GaussianKernel.Create(1.5, 7);
        for (var m = 0; m < 7; m++)
        {
            for (var n = 0; n < 7; n++)
            {
                Assert.Equal(row[m] * row[n], kernel[m, n], 1e-12);
            }
        }
    }

    [Fact]
    public void A_laplacian_of_gaussian_is_the_formula_of_marr_and_hildreth_less_its_mean()
    {
        // The formula in numpy 1.24.
        var small = LaplacianOfGaussianKernel.Create(0.5);
        Assert.Equal(5, small.Rows);
        Assert.Equal(
            [0.044792400274, 0.046806427507, 0.056406764082, 0.046806427507, 0.316746449791, 0.714632533161, 0.056406764082, 0.714632533161, -4.904764009283],
            new[] { small[0, 0], small[0, 1], small[0, 2], small[1, 0], small[1, 1], small[1, 2], small[2, 0], small[2, 1], small[2, 2] },
            Near(1e-11));
        var large = LaplacianOfGaussianKernel.Create(1.4, 9);
        Assert.Equal(
            [-0.082872444267, -0.047765486419, 0.000767814103, 0.010988959745, 0.004476037602, 0.0003265086732417198],
            new[] { large[4, 4], large[4, 5], large[4, 6], large[4, 7], large[4, 8], large[0, 0] },
            Near(1e-11));
    }

    [Fact]
    public void A_gabor_is_that_of_opencv_with_its_phase_counted_the_other_way()
    {
        // cv2.getGaborKernel((17, 23), 2, radians(−30), 5, 0.5, radians(−20)), OpenCV 4.6
        var kernel = GaborKernel.Create(-30, 5, 2, 20, 0.5);
        Assert.Equal((23, 17), (kernel.Rows, kernel.Columns));
        Assert.Equal(
            [0.9396926207859084, 0.5294332000025112, -0.543716286738146, 0.030954605511863218],
            new[] { kernel[11, 8], kernel[10, 8], kernel[11, 10], kernel[5, 3] },
            Near(1e-11));
        Assert.Equal(2.0008641872261035, kernel.Weights.ToArray().Sum(), 1e-10);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(90, 1, 0)]
    [InlineData(45, 1, 1)]
    [InlineData(135, 1, -1)]
    public void A_gabors_wave_runs_along_its_angle(double theta, int down, int right)
    {
        // Its stripes are constant across that direction: a step along it turns the sign within half a wavelength, one across does not.
        var kernel = GaborKernel.Create(theta, lambda: 4, sigma: 8);
        var (middle, centre) = (kernel.Rows / 2, kernel.Columns / 2);
        var steps = down != 0 && right != 0 ? 1 : 2;
        Assert.True(kernel[middle + steps * down, centre + steps * right] < -0.5);
        Assert.True(kernel[middle - steps * right, centre + steps * down] > 0.5);
    }

    [Fact]
    public void A_motion_blur_lies_along_its_angle()
    {
        Assert.Equal(BoxKernel.Create(1, 5), MotionBlurKernel.Create(5));
        Assert.Equal(BoxKernel.Create(5, 1), MotionBlurKernel.Create(5, 90));
        Assert.Equal(KernelText.Parse("1/8 * 1 2 2 2 1"), MotionBlurKernel.Create(4));
        var rising = MotionBlurKernel.Create(7, -45);
        Assert.Equal((7, 7), (rising.Rows, rising.Columns));
        Assert.True(rising[1, 5] > rising[1, 4] && rising[1, 5] > rising[2, 5]);
        Assert.Equal(0, rising[1, 1]);
    }

    [Fact]
    public void Blurs_and_bells_look_the_same_after_half_a_turn() =>
        Gen.Select(Gen.Double[0.5, 6], Gen.Double[1, 20], Gen.Double[-360, 360]).Check(15, (sigma, length, angle) =>
        {
            foreach (var kernel in new[]
            {
                GaussianKernel.Create(sigma), LaplacianOfGaussianKernel.Create(sigma), UnsharpKernel.Create(sigma, length),
                MotionBlurKernel.Create(length, angle), GaborKernel.Create(angle, length + 1),
            })
            {
                Assert.Equal(kernel.Flipped().Weights.ToArray(), kernel.Weights.ToArray(), Near(1e-12));
            }
        });

    [Fact]
    public void A_family_reaches_as_far_as_it_says()
    {
        Assert.Equal(11, GaussianKernel.Create(1.5).Rows);
        Assert.Equal(13, LaplacianOfGaussianKernel.Create(1.5).Rows);
        Assert.Equal(7, UnsharpKernel.Create().Rows);
        Assert.Equal((6, 4), (GaussianKernel.Create(1, 6).Rows, GaussianKernel.Create(1, 4).Columns));
        Assert.Equal((961, 241), (GaborKernel.Create(0, 70, 40, 0, 0.25).Rows, GaborKernel.Create(0, 70, 40, 0, 0.25).Columns));
    }

    private static EqualityComparer<double> Near(double tolerance) =>
        EqualityComparer<double>.Create((a, b) => Math.Abs(a - b) <= tolerance, _ => 0);
}
