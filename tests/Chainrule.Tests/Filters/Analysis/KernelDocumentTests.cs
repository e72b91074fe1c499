using Chainrule.Filters;
using Chainrule.Filters.Analysis;

namespace Chainrule.Tests.Filters.Analysis;

public class KernelDocumentTests
{
    private static string? Parts(string kernel) => KernelFormulas.Parts(KernelAnalysis.Of(KernelText.Parse(kernel)))?.ToString();

    [Theory]
    [InlineData("sobel-x", "[1; 2; 1]·[1 0 −1]")]
    [InlineData("binomial 3", "1/16 · [1; 2; 1]·[1 2 1]")]
    [InlineData("-3 * box 2", "−3/4 · [1; 1]·[1 1]")]
    [InlineData("laplace", "[0 1 0; 0 −2 0; 0 1 0] + [0 0 0; 1 −2 1; 0 0 0]")]
    [InlineData("sharpen", "[0 0 0; 0 1 0; 0 0 0] + [0 −1 0; 0 2 0; 0 −1 0] + [0 0 0; −1 2 −1; 0 0 0]")]
    [InlineData("laplace-8", "−9·[0 0 0; 0 1 0; 0 0 0] + [1; 1; 1]·[1 1 1]")]
    [InlineData("sharpen-8", "10·[0 0 0; 0 1 0; 0 0 0] − [1; 1; 1]·[1 1 1]")]
    [InlineData("roberts-x", null)]
    [InlineData("1 2 1", null)]
    public void A_kernel_is_written_as_what_it_is_made_of(string kernel, string? formula) => Assert.Equal(formula, Parts(kernel));

    [Fact]
    public void Whole_numbers_stand_under_one_fraction()
    {
        Assert.Equal("1/9 · [1 1 1; 1 1 1; 1 1 1]", KernelFormulas.Matrix(BoxKernel.Create(3)).ToString());
        Assert.Equal("[0.1111 0.1429]", KernelFormulas.Matrix(KernelText.Parse("0.1111111 0.14285714285")).ToString());
    }

    [Fact]
    public void It_can_be_had_in_every_format()
    {
        var kernel = KernelText.Parse("laplace | sobel-x");
        var document = KernelDocument.Of("two", [KernelAnalysis.Of(kernel.Channel(0)), KernelAnalysis.Of(kernel.Channel(1))]);
        var text = document.ToText(100);
        Assert.Contains("Each of the 2 channels is analysed by itself; the filter adds up what they answer.", text);
        Assert.Contains("Channel 2 of 2\n──────────────\n", text);
        Assert.Contains("• This is laplace.", text);
        Assert.Contains("Towards the opposite direction they are the same with the other", text);
        Assert.Contains("This is sobel-x.", document.ToMarkdown());
        Assert.Contains(@"\begin{document}", document.ToLatex());
        Assert.Contains("<math", document.ToHtml());
    }

    [Fact]
    public void A_kernel_too_large_to_be_shown_is_told_so_and_one_of_zeros_has_no_edges()
    {
        Assert.Contains("It has 31 rows of 31 weights", KernelDocument.Of("", [KernelAnalysis.Of(GaussianKernel.Create(5))]).ToText());
        Assert.DoesNotContain("edge", KernelDocument.Of("", [KernelAnalysis.Of(new Kernel(new double[2, 2]))]).ToText());
    }
}
