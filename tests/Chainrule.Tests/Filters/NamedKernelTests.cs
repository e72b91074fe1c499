using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

public class NamedKernelTests
{
    private static double Sum(Kernel kernel) => kernel.Weights.ToArray().Sum();

    [Fact]
    public void The_sheets_filters_are_sobel_x_sobel_y_and_laplace()
    {
        Assert.Equal(KernelText.Parse("1 0 -1; 2 0 -2; 1 0 -1"), KernelText.Parse("sobel-x"));
        Assert.Equal(KernelText.Parse("1 2 1; 0 0 0; -1 -2 -1"), KernelText.Parse("sobel-y"));
        Assert.Equal(KernelText.Parse("0 1 0; 1 -4 1; 0 1 0"), KernelText.Parse("laplace"));
    }

    [Theory]
    [InlineData("difference")]
    [InlineData("central")]
    [InlineData("second")]
    [InlineData("sobel")]
    [InlineData("scharr")]
    [InlineData("prewitt")]
    public void What_is_for_y_is_what_is_for_x_transposed(string name) =>
        Assert.Equal(KernelText.Parse($"{name}-x").Transposed(), KernelText.Parse($"{name}-y"));

    [Theory]
    [InlineData("difference", 1)]
    [InlineData("central", 2)]
    [InlineData("prewitt", 6)]
    [InlineData("sobel", 8)]
    [InlineData("scharr", 32)]
    public void Convolved_it_is_the_derivative_and_correlated_minus_the_derivative(string name, double factor)
    {
        var slope = new Tensor<double>(new Shape(1, 7, 7), [.. Enumerable.Range(0, 49).Select(i => 3.0 * (i % 7) + 5.0 * (i / 7))]);
        Assert.All(Apply("x", FilterMode.Convolution), value => Assert.Equal(factor * 3, value));
        Assert.All(Apply("x", FilterMode.CrossCorrelation), value => Assert.Equal(-factor * 3, value));
        Assert.All(Apply("y", FilterMode.Convolution), value => Assert.Equal(factor * 5, value));
        Assert.All(Apply("y", FilterMode.CrossCorrelation), value => Assert.Equal(-factor * 5, value));

        double[] Apply(string axis, FilterMode mode) =>
            new Filter(KernelText.Parse($"{name}-{axis}")) { Mode = mode }.Apply(slope).Values.ToArray();
    }

    [Theory]
    [InlineData("identity", 1)]
    [InlineData("roberts-x", 0)]
    [InlineData("roberts-y", 0)]
    [InlineData("second-x", 0)]
    [InlineData("laplace", 0)]
    [InlineData("laplace-8", 0)]
    [InlineData("sharpen", 1)]
    [InlineData("sharpen-8", 1)]
    [InlineData("emboss", 1)]
    [InlineData("box 5", 1)]
    [InlineData("box 3 8", 1)]
    [InlineData("binomial 6", 1)]
    [InlineData("binomial 1 50", 1)]
    [InlineData("gaussian 0.1", 1)]
    [InlineData("gaussian 2.3 8", 1)]
    [InlineData("gaussian 20", 1)]
    [InlineData("laplacian-of-gaussian 1.4", 0)]
    [InlineData("laplacian-of-gaussian 3 12", 0)]
    [InlineData("unsharp", 1)]
    [InlineData("unsharp 2 3.5", 1)]
    [InlineData("motion-blur 9 30", 1)]
    [InlineData("motion-blur 4", 1)]
    public void Its_weights_sum_to(string text, double sum) => Assert.Equal(sum, Sum(KernelText.Parse(text)), 1e-14);

    [Fact]
    public void The_catalogue_names_each_kernel_once_and_finds_it_in_any_case()
    {
        Assert.Equal(KernelCatalogue.All.Count, KernelCatalogue.All.Select(entry => entry.Name).Distinct().Count());
        Assert.All(KernelCatalogue.All, entry => Assert.Same(entry, KernelCatalogue.Find(entry.Name.ToUpperInvariant())));
        Assert.Null(KernelCatalogue.Find("none"));
        Assert.Equal("gabor THETA [LAMBDA] [SIGMA] [PSI] [GAMMA]", KernelCatalogue.Find("gabor")!.Syntax);
        Assert.All(KernelCatalogue.All.SelectMany(entry => entry.Parameters), parameter => Assert.NotEqual("", parameter.Meaning));
    }

    [Fact]
    public void A_programmers_mistake_is_an_argument_exception()
    {
        var gaussian = KernelCatalogue.Find("gaussian")!;
        Assert.Throws<ArgumentException>(() => gaussian.Create());
        Assert.Throws<ArgumentException>(() => gaussian.Create(1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => gaussian.Create(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => gaussian.Create(1, 2.5));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => BoxKernel.Create(0));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => BoxKernel.Create(1, 1001));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => BinomialKernel.Create(51));
        Assert.Throws<ArgumentOutOfRangeException>("sigma", () => GaussianKernel.Create(-1));
        Assert.Throws<ArgumentOutOfRangeException>("size", () => LaplacianOfGaussianKernel.Create(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("amount", () => UnsharpKernel.Create(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("angle", () => MotionBlurKernel.Create(3, 361));
        Assert.Throws<ArgumentOutOfRangeException>("lambda", () => GaborKernel.Create(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NamedKernels.Identity.Channel(1));
    }
}
