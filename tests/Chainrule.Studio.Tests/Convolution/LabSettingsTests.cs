using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Studio.Convolution;

namespace Chainrule.Studio.Tests.Convolution;

public class LabSettingsTests
{
    private static readonly string[] texts = ["", "1", "sobel-x", "gaussian 1.5 7", "1 0 -1; 2 0 -2", "1,2\n3,4\n", "a&b=c#d?e+f%20 ü", "same", "2,1"];

    [Fact]
    public void An_address_reads_back_as_the_same_settings()
    {
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var settings = new LabSettings
            {
                Input = random.Next(2) == 0 ? null : Text(),
                Kernel = Text(),
                Stride = Text(),
                Dilation = Text(),
                Padding = Text(),
                Mode = (FilterMode)random.Next(2),
                Boundary = (Boundary)random.Next(5),
                Cell = new(random.Next(99), random.Next(99), random.Next(3)),
                Deltas = random.Next(2) == 0 ? null : Text(),
                BackCell = new(random.Next(99), random.Next(99)),
                Gradient = GradientOperator.Catalogue[random.Next(GradientOperator.Catalogue.Count)].Name,
                Open = (LabSections)random.Next(16),
            };
            Assert.Equal(settings, LabSettings.Parse($"http://localhost/convolution{settings}"));
        }

        string Text() => texts[random.Next(texts.Length)];
    }

    [Fact]
    public void What_is_as_at_first_stays_out_of_the_address() => Assert.Equal("", $"{new LabSettings()}");

    [Theory]
    [InlineData("cell=x,1&back=1&nothing=1")]
    [InlineData("cell=-1,2")]
    public void A_cell_that_is_none_is_the_first(string query) => Assert.Equal(new LabSettings(), LabSettings.Parse($"/convolution?{query}"));

    [Theory]
    [InlineData("boundary=7", "boundary is one of zero, ")]
    [InlineData("boundary=symmetric,wrap", "boundary is one of zero, ")]
    [InlineData("mode=odd", "mode is one of crosscorrelation, convolution")]
    [InlineData("open=all", "open is one of none, flip")]
    [InlineData("gradient=roberts", "gradient is one of sobel, ")]
    public void A_word_that_is_none_is_refused_in_a_sentence(string query, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ChainruleException>(() => LabSettings.Parse($"/convolution?{query}")).Message, StringComparison.Ordinal);
}
