using System.Text.RegularExpressions;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Analysis;

/// <summary>The whole analysis, and the sentences.</summary>
public partial class KernelAnalysisTests
{
    private static IReadOnlyList<string> Observations(string kernel) => KernelAnalysis.Of(KernelText.Parse(kernel)).Observations;

    [Fact]
    public void Sobel_x_is_told_so() => Assert.Equal(
        [
            "This is sobel-x.",
            "The weights sum to 0: a constant area gives 0, only changes are answered.",
            "It is symmetric top to bottom and antisymmetric left to right; half a turn changes its sign, so convolution gives minus the "
                + "cross-correlation.",
            "Separable (exactly): [1 2 1]ᵀ · [1 0 −1]. The column smooths vertically (σ = 0.7071 cells, sum 4); the row differentiates "
                + "horizontally (−2 · ∂f/∂x: left less right). One after the other they take 3 + 3 multiplications a cell instead of 9.",
            "On a smooth picture f it gives −8 · ∂f/∂x (x to the right, y downwards): 8 times the slope towards 180° (left). A true "
                + "convolution gives it the other sign.",
            "It answers most to vertical edges: an edge of height 1 gives up to 4 where it is sharp and 2.731 where a Gaussian of σ = 1 cell "
                + "blurs it. It answers least to horizontal edges: 0 and 0.",
            "The sign tells the bright side: −4 where the picture brightens towards 0° (right), 4 where it darkens.",
            "Band-pass: waves in between stay, slow and fast ones go. The gain is 0 for a constant, 0 for the fastest waves along the rows, 0 "
                + "along the columns and 0 for a chessboard; it is largest, 8, for waves along 0° (right) with a period of 4 cells.",
            "Waves along 0° (right) pass best and those across it least: the directedness is 0.55, where 0 is none and 1 is one direction alone.",
            "White noise of deviation 1 comes out with deviation 3.464 (the root of the sum of the squared weights); a sharp edge of height 1 "
                + "gives at most 4. Edges lower than 0.866 deviations of the noise drown in it.",
            "From 8-bit input, 0 to 255, the output lies between −1,020 and 1,020: it needs a sign, which bytes do not have.",
        ],
        Observations("1 0 -1; 2 0 -2; 1 0 -1"));

    [Fact]
    public void Laplace_is_told_to_have_no_direction()
    {
        var sentences = Observations("laplace");
        Assert.Contains(
            "Not separable: its rank is 2. It is the sum of two one-dimensional second derivatives, [1 −2 1]ᵀ + [1 −2 1]: one vertical, one "
            + "horizontal. The nearest separable kernel differs by 10% of it (root of the summed squares).", sentences);
        Assert.Contains(sentences, sentence => sentence.Contains("∂²f/∂x² + ∂²f/∂y² (x to the right, y downwards), the Laplacian"));
        Assert.Contains(
            "It answers to edges of every direction, not of one: a sharp edge of height 1 gives up to 1 (vertical edges and horizontal edges) "
            + "to 1.333 (rising diagonals (/) and falling diagonals (\\)), 33% more. Where a Gaussian of σ = 1 cell blurs the edges, that "
            + "shrinks to 7.9%.", sentences);
        Assert.Contains(sentences, sentence => sentence.StartsWith("Each edge is answered on both its sides"));
        Assert.Contains(sentences, sentence => sentence.EndsWith("the more alone a cell stands, the stronger. Noise is cells that stand alone."));
        Assert.Contains(sentences, sentence => sentence.EndsWith("Edges lower than 3.354 deviations of the noise drown in it."));
    }

    [Theory]
    [InlineData("-1 * sobel-x", "This is sobel-x, negated.")]
    [InlineData("1/8 * sobel-x", "This is sobel-x, times 1/8.")]
    [InlineData("2 1 0; 1 1 -1; 0 -1 -2", "This is emboss, turned by half a turn.")]
    [InlineData("0 0 0 0 0; 0 0 1 0 0; 0 1 -4 1 0; 0 0 1 0 0; 0 0 0 0 0", "This is laplace, in a border of zeros.")]
    [InlineData("0 0 5", "This is identity, times 5, moved 1 cell to the right.")]
    [InlineData("0.075 0.124 0.075; 0.124 0.204 0.124; 0.075 0.124 0.075", "This is close to gaussian 1 3: no weight differs by more than 1.92·10⁻⁴, 0.094% of the largest.")]
    [InlineData("1 7 3; 2 2 2; 5 1 9", "It is none of the named kernels, nor close to one.")]
    [InlineData("0 0; 0 0", "All weights are 0: whatever the picture, the answer is 0.")]
    [InlineData("gabor 45", "The weights sum to 0.5045, little beside 161.5, the sum without signs: a constant area gives all but 0.")]
    [InlineData("2 * identity", "The weights sum to 2: a constant area is multiplied by that.")]
    [InlineData("identity", "It has a single weight, in the middle: it changes nothing but the brightness.")]
    [InlineData("1 2; 3 4", "It has 2x2 weights, so its middle lies between cells: what it measures lies half a cell beside the cell that it is written to.")]
    [InlineData("1 2 1", "A single row, which smooths horizontally (σ = 0.7071 cells, sum 4).")]
    [InlineData("-1 1", "A single row, which differentiates horizontally (∂f/∂x: right less left).")]
    [InlineData("1; -2; 1", "A single column, which differentiates twice vertically (∂²f/∂y²).")]
    [InlineData("laplace-8", "Not separable: its rank is 2. It is −9 · the identity + [1 1 1]ᵀ · [1 1 1]. The nearest separable kernel differs by 26% of it (root of the summed squares).")]
    [InlineData("motion-blur 9", "All weights have one sign: it is a mean about the middle, as wide as a Gaussian of σ = 2.582 cells along 0° (right) and of 0 across.")]
    [InlineData("gaussian 1.5", "An edge stays an edge: the answer passes from one side's brightness to the other's and never beyond.")]
    [InlineData("sharpen-8", "Edges stand out: beside a sharp one the answer goes beyond the brightness of its sides by 222% to 300% of the step, most where the picture brightens towards 0° (right).")]
    [InlineData("roberts-y", "The sign tells the bright side: −1 where the picture brightens towards 135° (down left), 1 where it darkens.")]
    [InlineData("1 -3 3 -1", "On a smooth picture f it gives −∂³f/∂x³ (x to the right, y downwards) and nothing of the lower derivatives.")]
    public void A_sentence_is_among_them(string kernel, string sentence) => Assert.Contains(sentence, Observations(kernel));

    [Fact]
    public void Any_kernel_gets_sentences_with_true_minus_signs_and_no_strange_numbers() =>
        Gen.OneOf(RandomKernels.Of(RandomKernels.Whole, 6), RandomKernels.Of(RandomKernels.Real, 6), RandomKernels.Of(RandomKernels.Real.Select(weight => weight * 1e-9), 3))
            .Check(100, kernel => Assert.All(KernelAnalysis.Of(kernel).Observations, sentence =>
            {
                Assert.EndsWith(".", sentence);
                Assert.DoesNotMatch(Strange(), sentence);
            }));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 7)]
    [InlineData(63, 63)]
    [InlineData(1, 300)]
    [InlineData(220, 210)]
    public void Kernels_of_any_size_are_analysed(int rows, int columns)
    {
        var random = new RandomSource(3, rows, columns);
        var weights = new double[rows * columns];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = random.NextInt(19) - 9;
        }
        var analysis = KernelAnalysis.Of(new Kernel(new Shape(1, rows, columns), weights));
        Assert.Equal(Math.Min(rows, columns) > 200 ? null : Math.Min(rows, columns), analysis.Separability.Rank);
        Assert.NotEmpty(analysis.Observations);
    }

    [Fact]
    public void Zeros_alone_are_analysed()
    {
        var analysis = KernelAnalysis.Of(new Kernel(new double[3, 4]));
        Assert.Single(analysis.Observations);
        Assert.Equal(0, analysis.Separability.Rank);
        Assert.Equal(FrequencyKind.Nothing, analysis.Character.Kind);
    }

    [Fact]
    public void A_kernel_of_several_channels_is_analysed_channel_by_channel()
    {
        var kernel = KernelText.Parse("sobel-x | laplace");
        Assert.Throws<ArgumentException>("kernel", () => KernelAnalysis.Of(kernel));
        Assert.Equal("laplace", KernelAnalysis.Of(kernel.Channel(1)).Match!.Name);
    }

    [Theory]
    [InlineData("1e61 1")]
    [InlineData("1e-61 1e-70")]
    [InlineData("1e300 -1e300")]
    public void Weights_beyond_reckoning_are_refused_in_one_line(string kernel) =>
        Assert.Contains("scale it", Assert.Throws<ChainruleException>(() => Observations(kernel)).Message);

    [Theory]
    [InlineData("1e59 -2e59 1e59")]
    [InlineData("1e-59 2e-59; 3e-59 -1e-59")]
    public void Weights_far_from_1_are_not(string kernel) =>
        Assert.All(Observations(kernel), sentence => Assert.DoesNotMatch(Strange(), sentence));

    /// <summary>A hyphen for a minus, an exponent of programmers, a number that is none.</summary>
    [GeneratedRegex(@"[\s(\[]-\d|\dE[+-]?\d|NaN|∞|Infinity|\?")]
    private static partial Regex Strange();
}
