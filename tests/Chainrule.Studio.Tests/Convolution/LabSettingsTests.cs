using Chainrule.Filters;
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
                Open = (LabSections)random.Next(16),
            };
            Assert.Equal(settings, LabSettings.FromAddress(settings.ToAddress()));
        }

        string Text() => texts[random.Next(texts.Length)];
    }

    [Fact]
    public void What_is_as_at_first_stays_out_of_the_address() => Assert.Equal("/convolution", new LabSettings().ToAddress());

    [Theory]
    [InlineData("/convolution?cell=x,1&back=1&boundary=7&open=99&mode=odd&nothing=1")]
    [InlineData("/convolution?cell=-1,2&boundary=none&open=all")]
    public void What_an_address_says_wrongly_is_as_at_first(string address) => Assert.Equal(new LabSettings(), LabSettings.FromAddress(address));

    [Fact]
    public void An_input_too_long_for_an_address_is_left_out_of_it()
    {
        var settings = new LabSettings { Input = string.Join(',', Enumerable.Repeat("1.2345", 900)), Stride = "2" };
        Assert.True(settings.IsInputLeftOut);
        Assert.Equal(new LabSettings { Stride = "2" }, LabSettings.FromAddress(settings.ToAddress()));
    }
}
