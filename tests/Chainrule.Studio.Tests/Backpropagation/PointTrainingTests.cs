using Chainrule.Data;
using Chainrule.Studio.Backpropagation;

namespace Chainrule.Studio.Tests.Backpropagation;

public class PointTrainingTests
{
    private static PlaneView Train(Dataset points, string network = "input 2 | dense 8 tanh | dense 8 tanh | dense 2", int epochs = 60)
    {
        PlaneView? last = null;
        new PointTraining(network, "adam 0.03", epochs).Run(points, view => last = view, TestContext.Current.CancellationToken);
        return last!;
    }

    [Fact]
    public void A_hidden_layer_learns_xor_and_a_line_cannot()
    {
        Assert.Equal(1, Train(PlanePoints.Xor(1)).Accuracy);
        Assert.InRange(Train(PlanePoints.Xor(1), "input 2 | dense 2").Accuracy, 0.25, 0.8);
    }

    [Fact]
    public void The_same_seed_gives_the_same_plane() => Assert.Equal(Train(PlanePoints.Circle(3), epochs: 5), Train(PlanePoints.Circle(3), epochs: 5));

    [Theory]
    [InlineData("input 3 | dense 2", "begins with input 2")]
    [InlineData("input 2 | dense 1", "two outputs")]
    [InlineData("input 2 | dense 5000 | dense 2000 | dense 2", "too large to be watched")]
    public void A_network_that_does_not_fit_is_refused(string network, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ChainruleException>(() => new PointTraining(network, "adam 0.01", 1)).Message, StringComparison.Ordinal);
}
