using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Analysis;

public class RecognitionTests
{
    private static KernelMatch? Match(Kernel kernel) => KernelAnalysis.Of(kernel).Match;

    private static Gen<double> Scale { get; } =
        Gen.Select(Gen.Double.Unit, Gen.Bool, (share, negative) => (0.1 + 5 * share) * (negative ? -1 : 1));

    /// <summary>What a match says the kernel is.</summary>
    private static Kernel Made(KernelMatch match) => match.Scale * KernelText.Parse(match.Name).Arranged(match.Arrangement);

    private static Kernel Bordered(Kernel kernel, int cells)
    {
        var (rows, columns) = (kernel.Rows + 2 * cells, kernel.Columns + 2 * cells);
        return new Kernel(new Shape(1, rows, columns), KernelGrid.Sample(rows, columns, (_, _, m, n) =>
            m < cells || n < cells || m >= rows - cells || n >= columns - cells ? 0 : kernel[m - cells, n - cells]));
    }

    private static void AssertSame(Kernel expected, Kernel found)
    {
        Assert.Equal(expected.Shape, found.Shape);
        var largest = expected.Weights.ToArray().Max(Math.Abs);
        for (var i = 0; i < expected.Weights.Length; i++)
        {
            Assert.Equal(expected.Weights[i], found.Weights[i], 2e-6 * largest);
        }
    }

    [Fact]
    public void Every_named_matrix_is_found_however_it_is_laid_scaled_and_bordered() =>
        Gen.Select(
            Gen.Int[0, KernelCatalogue.All.Count(entry => entry.Parameters.Count == 0) - 1], Gen.Enum<Arrangement>(), Scale, Gen.Int[0, 2])
            .Check(400, (which, arrangement, scale, border) =>
            {
                var laid = scale * KernelCatalogue.All[which].Create().Arranged(arrangement);
                var match = Match(Bordered(laid, border))!;
                Assert.True(match.IsExact);
                Assert.Equal((0, 0), (match.Right, match.Down));
                // Another name may need less: sobel-x with rows and columns exchanged is sobel-y. Either way the kernel is what the match says.
                AssertSame(KernelCore.Of(laid).Kernel, KernelCore.Of(Made(match)).Kernel);
                Assert.True(match.Complexity <= (arrangement == Arrangement.AsWritten ? 0 : 4) + 3);
            });

    [Theory]
    [InlineData("sobel-x", "sobel-x", 1, Arrangement.AsWritten)]
    [InlineData("-1 0 1; -2 0 2; -1 0 1", "sobel-x", -1, Arrangement.AsWritten)]
    [InlineData("1/8 * sobel-y", "sobel-y", 0.125, Arrangement.AsWritten)]
    [InlineData("0 1 2; -1 0 1; -2 -1 0", null, 0, Arrangement.AsWritten)]
    [InlineData("2 1 0; 1 1 -1; 0 -1 -2", "emboss", 1, Arrangement.HalfTurn)]
    [InlineData("0 -1 -2; 1 1 -1; 2 1 0", "emboss", 1, Arrangement.LeftRight)]
    [InlineData("0 1 -4 1 0; 0 0 1 0 0", null, 0, Arrangement.AsWritten)]
    [InlineData("1 1 1; 1 1 1", "box 2 3", 6, Arrangement.AsWritten)]
    [InlineData("1 3 3 1", "binomial 1 4", 8, Arrangement.AsWritten)]
    [InlineData("7", "identity", 7, Arrangement.AsWritten)]
    [InlineData("0 0; 0 0", null, 0, Arrangement.AsWritten)]
    public void The_simplest_name_is_given(string kernel, string? name, double scale, Arrangement arrangement)
    {
        var match = Match(KernelText.Parse(kernel));
        Assert.Equal(name, match?.Name);
        Assert.Equal((scale, arrangement), (match is null ? 0 : Math.Round(match.Scale, 9), match?.Arrangement ?? Arrangement.AsWritten));
    }

    [Fact]
    public void Where_it_lies_is_told()
    {
        var match = Match(KernelText.Parse("0 0 0 0; 0 -1 0 1; 0 -2 0 2; 0 -1 0 1; 0 0 0 0; 0 0 0 0"))!;
        Assert.Equal(("sobel-x", 0.5, -0.5), (match.Name, match.Right, match.Down));
    }

    [Fact]
    public void A_gaussian_is_found_with_its_deviation() =>
        Gen.Select(Gen.Int[5, 60], Gen.Int[3, 15], Scale).Check(40, (tenths, size, scale) =>
        {
            // A bell much wider than the kernel is all but a box.
            var sigma = Math.Min(tenths / 10.0, size);
            var match = Match(scale * GaussianKernel.Create(sigma, size))!;
            Assert.True(match.IsExact);
            AssertSame(scale * GaussianKernel.Create(sigma, size), Made(match));
            if (size == GaussianKernel.DefaultSize(sigma))
            {
                Assert.Equal(KernelText.Parse(match.Name), GaussianKernel.Create(sigma));
            }
        });

    [Theory]
    [InlineData("gaussian 1.5", "gaussian 1.5")]
    [InlineData("gaussian 1.5 7", "gaussian 1.5 7")]
    [InlineData("gaussian 1.23456 6", "gaussian 1.23456 6")]
    [InlineData("laplacian-of-gaussian 1.4", "laplacian-of-gaussian 1.4")]
    [InlineData("laplacian-of-gaussian 2 9", "laplacian-of-gaussian 2 9")]
    [InlineData("unsharp", "unsharp 1 1")]
    [InlineData("unsharp 1.3 0.7", "unsharp 1.3 0.7")]
    [InlineData("motion-blur 9 30", "motion-blur 9 30")]
    [InlineData("motion-blur 15 135", "motion-blur 15 135")]
    [InlineData("box 4 9", "box 4 9")]
    [InlineData("gabor 30", "gabor 30")]
    [InlineData("gabor 45 5 2.5", "gabor 45 5 2.5")]
    [InlineData("gabor 250 6 4 30 0.8", "gabor 70 6 4 -30 0.8")]
    public void Families_are_found_with_their_parameters(string kernel, string name)
    {
        foreach (var scale in new[] { 1, -2.5 })
        {
            var match = Match(scale * KernelText.Parse(kernel))!;
            Assert.Equal((name, true, scale), (match.Name, match.IsExact, Math.Round(match.Scale, 6)));
        }
    }

    [Fact]
    public void Lines_of_whole_lengths_and_degrees_are_found() =>
        Gen.Select(Gen.Int[4, 20], Gen.Int[0, 179]).Check(60, (length, angle) =>
        {
            var kernel = MotionBlurKernel.Create(length, angle);
            var match = Match(kernel)!;
            Assert.True(match.IsExact);
            AssertSame(KernelCore.Of(kernel).Kernel, KernelCore.Of(Made(match)).Kernel);
        });

    [Fact]
    public void Waves_under_a_bell_are_found() =>
        Gen.Select(Gen.Int[0, 359], Gen.Int[30, 80], Gen.Int[40, 80], Gen.Int[-90, 90], Gen.Int[4, 10]).Check(12, (angle, tenths, share, phase, gamma) =>
        {
            var kernel = GaborKernel.Create(angle, tenths / 10.0, tenths * share / 1000.0, phase, gamma / 10.0);
            var match = Match(kernel)!;
            Assert.True(match.IsExact);
            AssertSame(kernel, Made(match));
        });

    [Theory]
    [InlineData("0.075 0.124 0.075; 0.124 0.204 0.124; 0.075 0.124 0.075", "gaussian 1 3", 2e-4)]
    [InlineData("1/273 * 1 4 7 4 1; 4 16 26 16 4; 7 26 41 26 7; 4 16 26 16 4; 1 4 7 4 1", "gaussian 1.04 5", 2e-3)]
    [InlineData("1 0 -1; 2.01 0 -2; 1 0 -1", "sobel-x", 0.01)]
    public void A_kernel_that_is_close_is_called_close(string kernel, string name, double difference)
    {
        var match = Match(KernelText.Parse(kernel))!;
        Assert.Equal((name, false), (match.Name, match.IsExact));
        Assert.InRange(match.Difference, 0, difference);
    }

    [Fact]
    public void What_is_drawn_at_random_has_no_name() =>
        RandomKernels.Of(RandomKernels.Real, 6).Where(kernel => kernel.Rows > 2 && kernel.Columns > 2).Check(100, kernel => Assert.Null(Match(kernel)));
}
