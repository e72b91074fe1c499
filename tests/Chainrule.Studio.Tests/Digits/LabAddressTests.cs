using Chainrule.Studio.Digits;

namespace Chainrule.Studio.Tests.Digits;

public class LabAddressTests
{
    [Fact]
    public void What_is_as_usual_needs_no_words() => Assert.Equal("", LabAddress.Usual.ToString());

    [Fact]
    public void An_address_shows_the_same_again()
    {
        var address = new LabAddress(
            new TrainingPlan
            {
                First = "input 1x28x28 | dense 10",
                Second = "fast",
                Epochs = 2,
                Batch = 32,
                Optimizer = "sgd 0.1 momentum 0.9",
                Schedule = "cosine 0.1",
                Seed = -7,
                Examples = 5000,
            },
            321, "80,70,200,70_130,220", new Distortion { Right = -3, Down = 4, Degrees = 45, Noise = 30 });
        Assert.Equal(address, LabAddress.Parse(address.ToString()));
        Assert.Equal(LabAddress.Usual, LabAddress.Parse(""));
        Assert.Equal("?turn=-15", (LabAddress.Usual with { Distortion = new Distortion { Degrees = -15 } }).ToString());
    }

    [Theory]
    [InlineData("?epochs=two", "epochs='two'")]
    [InlineData("?epochs=0", "epochs='0'")]
    [InlineData("?example=-1", "from 0 to")]
    [InlineData("?turn=91", "from -90 to 90")]
    [InlineData("?noise=0.5", "whole number")]
    [InlineData("?seed=9223372036854775808", "seed")]
    public void A_value_that_cannot_be_is_refused_in_a_sentence(string query, string part) =>
        Assert.Contains(part, Assert.Throws<ChainruleException>(() => LabAddress.Parse(query)).Message, StringComparison.Ordinal);
}
