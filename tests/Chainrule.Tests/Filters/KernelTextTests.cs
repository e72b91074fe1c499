using Chainrule.Filters;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters;

public class KernelTextTests
{
    private static Gen<double> AnyWeight { get; } = Gen.OneOf(
        RandomKernels.Whole,
        RandomKernels.Real,
        Gen.Select(Gen.Int[-9, 9], Gen.Int[1, 99], (numerator, denominator) => (double)numerator / denominator),
        Gen.Double.Where(double.IsFinite));

    [Fact]
    public void What_is_printed_is_read_as_the_same_kernel() =>
        RandomKernels.Of(AnyWeight, Gen.Int[1, 4], most: 6).Check(500, kernel =>
        {
            Assert.Equal(kernel, KernelText.Parse(KernelText.Print(kernel)));
            Assert.Equal(KernelText.Print(kernel), KernelText.Print(KernelText.Parse(KernelText.Print(kernel))));
        });

    [Fact]
    public void Whole_numbers_under_a_fraction_are_printed_so_and_read_as_the_same_kernel() =>
        Gen.Select(RandomKernels.Of(RandomKernels.Whole, 5), Gen.Int[2, 999]).Check(300, (whole, denominator) =>
        {
            var kernel = new Kernel(whole.Shape, [.. whole.Weights.ToArray().Select(weight => weight / denominator)]);
            var text = KernelText.Print(kernel);
            Assert.Equal(kernel, KernelText.Parse(text));
            Assert.InRange(text.Length, 1, 8 * kernel.Weights.Length + 8);
        });

    [Theory]
    [InlineData("1 0 -1; 2 0 -2; 1 0 -1", "1 0 -1; 2 0 -2; 1 0 -1")]
    [InlineData("1,0,-1;2,0,-2;1,0,-1", "1 0 -1; 2 0 -2; 1 0 -1")]
    [InlineData("1, 0, −1;\n2, 0, −2;\n1, 0, −1;", "1 0 -1; 2 0 -2; 1 0 -1")]
    [InlineData("\n1 0 -1\r\n2 0 -2\n\n1 0 -1\n", "1 0 -1; 2 0 -2; 1 0 -1")]
    [InlineData("1/16 * 1 2 1; 2 4 2; 1 2 1", "1/16 * 1 2 1; 2 4 2; 1 2 1")]
    [InlineData("1/9*1 1 1;1 1 1;1 1 1", "1/9 * 1 1 1; 1 1 1; 1 1 1")]
    [InlineData("1/3 1/3 1/3", "1/3 * 1 1 1")]
    [InlineData("-2 * 1 -.5 +3e0", "-2 1 -6")]
    [InlineData("0.1 0.2 0.3", "0.1 0.2 0.3")]
    [InlineData("1/7 0.5 100/7", "1/7 0.5 100/7")]
    [InlineData("5", "5")]
    [InlineData("1 2 | 3 4 | -1/2 * 1 3", "1 2 | 3 4 | -0.5 -1.5")]
    [InlineData("sobel-x", "1 0 -1; 2 0 -2; 1 0 -1")]
    [InlineData("SOBEL-Y", "1 2 1; 0 0 0; -1 -2 -1")]
    [InlineData("-1 * laplace", "0 -1 0; -1 4 -1; 0 -1 0")]
    [InlineData("sobel-x\n | 2 *\n sobel-y", "1 0 -1; 2 0 -2; 1 0 -1 | 2 4 2; 0 0 0; -2 -4 -2")]
    [InlineData("box 3", "1/9 * 1 1 1; 1 1 1; 1 1 1")]
    [InlineData("box 1, 4", "1/4 * 1 1 1 1")]
    [InlineData("binomial 3", "1/16 * 1 2 1; 2 4 2; 1 2 1")]
    [InlineData("motion-blur 3 90", "1/3 * 1; 1; 1")]
    public void A_text_has_one_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, KernelText.Parse(text).ToString());

    [Fact]
    public void Every_name_reads_as_its_kernel_with_and_without_the_parameters_that_have_a_default()
    {
        foreach (var entry in KernelCatalogue.All)
        {
            var values = entry.Parameters.Select(parameter => Math.Clamp(3, parameter.Least, parameter.Most)).ToArray();
            var least = entry.Parameters.Count(parameter => parameter.Default is null);
            Assert.Equal(entry.Create(values), KernelText.Parse($"{entry.Name} {string.Join(' ', values)}"));
            Assert.Equal(entry.Create(values.AsSpan(0, least)), KernelText.Parse($"{entry.Name} {string.Join(", ", values[..least])}"));
        }
    }

    [Theory]
    [InlineData("", 0, "expected a kernel's name or its weights, such as \"1 0 -1; 2 0 -2; 1 0 -1\", found the end")]
    [InlineData("; 1", 0, "expected a kernel's name or its weights, such as \"1 0 -1; 2 0 -2; 1 0 -1\", found ';'")]
    [InlineData("sobl-x", 0, "unknown kernel 'sobl-x': did you mean 'sobel-x'?")]
    [InlineData("sobel", 0, "unknown kernel 'sobel': did you mean 'sobel-x'?")]
    [InlineData("1 0 -1; 2 0; 1 0 -1", 8, "row 2 has 2 weights and row 1 has 3; give every row as many")]
    [InlineData("1 0 -1; 2 0 -2; 1", 16, "row 3 has 1 weight and row 1 has 3; give every row as many")]
    [InlineData("1 2; 3 4 5 6", 5, "row 2 has 4 weights and row 1 has 2; give every row as many")]
    [InlineData("1 2;; 3 4", 4, "expected a weight (a number or a fraction such as 1/9), found ';'")]
    [InlineData("1 2, , 3", 5, "expected a weight (a number or a fraction such as 1/9), found ','")]
    [InlineData("1 nan 3", 2, "expected a weight (a number or a fraction such as 1/9), a semicolon and another row, or the end, found 'nan'")]
    [InlineData("1 2; inf 4", 5, "expected a weight (a number or a fraction such as 1/9), found 'inf'")]
    [InlineData("1 1e999", 2, "expected a weight (a number or a fraction such as 1/9), found '1e999'")]
    [InlineData("1 1/0", 2, "expected a weight (a number or a fraction such as 1/9), found '1/0'")]
    [InlineData("1/2/3", 0, "expected a weight (a number or a fraction such as 1/9), found '1/2/3'")]
    [InlineData("1x3", 0, "expected a weight (a number or a fraction such as 1/9), found '1x3'")]
    [InlineData("2 *", 3, "expected a kernel's name or its weights, such as \"1 0 -1; 2 0 -2; 1 0 -1\", found the end")]
    [InlineData("2 * 3 * 4", 6, "expected a weight (a number or a fraction such as 1/9), a semicolon and another row, or the end, found '*'")]
    [InlineData("1e200 * 1e200 1", 8, "the factor makes a weight too large for a number; give smaller ones")]
    [InlineData("1 2 | 1 2 3", 6, "channel 2 has 1x3 weights and channel 1 has 1x2; give all channels the same size")]
    [InlineData("1 2 |", 5, "expected a kernel's name or its weights, such as \"1 0 -1; 2 0 -2; 1 0 -1\", found the end")]
    [InlineData("sobel-x 3", 8, "expected the end after sobel-x, found '3'")]
    [InlineData("gaussian", 8, "expected SIGMA (its deviation in cells), a number from 0.1 to 100, found the end")]
    [InlineData("gaussian 0", 9, "expected SIGMA (its deviation in cells), a number from 0.1 to 100, found '0'")]
    [InlineData("gaussian nan", 9, "expected SIGMA (its deviation in cells), a number from 0.1 to 100, found 'nan'")]
    [InlineData("gaussian 1,", 11, "expected SIZE (its rows and columns), a whole number from 1 to 1000, found the end")]
    [InlineData("gaussian 1 2.5", 11, "expected SIZE (its rows and columns), a whole number from 1 to 1000, found '2.5'")]
    [InlineData("gaussian 1 5 9", 13, "expected the end after gaussian SIGMA [SIZE], found '9'")]
    [InlineData("box 1000000", 4, "expected ROWS (its rows), a whole number from 1 to 1000, found '1000000'")]
    [InlineData("box 1000 | box 1000", 11, "more than 1000000 weights are too many; give a smaller kernel")]
    public void A_mistake_is_pointed_at(string text, int start, string message)
    {
        var error = Assert.Throws<ChainruleException>(() => KernelText.Parse(text));
        Assert.Equal(($"kernel, column {start + 1}: {message}", start), (error.Message, error.Start));
    }

    [Fact]
    public void A_name_far_from_any_gets_the_list_of_all()
    {
        var message = Assert.Throws<ChainruleException>(() => KernelText.Parse("mexican-hat")).Message;
        Assert.All(KernelCatalogue.All, entry => Assert.Contains(entry.Name, message));
    }

    [Fact]
    public void A_kernel_holds_a_million_weights_and_no_more()
    {
        var row = string.Concat(Enumerable.Repeat("1 ", 1000));
        var tooMany = string.Join(';', Enumerable.Repeat(row, 1001));
        Assert.Equal(new Shape(1, 1000, 1000), KernelText.Parse("box 1000").Shape);
        Assert.Contains("too many", Assert.Throws<ChainruleException>(() => KernelText.Parse(tooMany)).Message);
        Assert.Contains("too long", Assert.Throws<ChainruleException>(() => KernelText.Parse(new string(' ', 40_000_000))).Message);
    }

    [Fact]
    public void Random_texts_are_read_or_refused_in_one_line()
    {
        string[] pieces = [" ", ",", ";", "|", "*", "\n", "1", "-2", "1/3", "box", "sobel-x", "gaussian", "/", "nan", "."];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 12]
            .Check(1000, text =>
            {
                try
                {
                    KernelText.Parse(string.Concat(text));
                }
                catch (ChainruleException mistake)
                {
                    Assert.DoesNotContain('\n', mistake.Message);
                }
            });
    }
}
