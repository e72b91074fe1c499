using Chainrule.Studio.Backpropagation;

namespace Chainrule.Studio.Tests.Backpropagation;

public class PointTrainingTests
{
    private static readonly PointsPlan xor = new() { Optimizer = "adam 0.03", Epochs = 60 };

    private static PlaneView Train(PointsPlan plan, long seed = 1)
    {
        PlaneView? last = null;
        new PointTraining(plan, seed).Run(view => last = view, TestContext.Current.CancellationToken);
        return last!;
    }

    [Fact]
    public void A_hidden_layer_learns_xor_and_a_line_cannot()
    {
        Assert.Equal(1, Train(xor).Accuracy);
        Assert.InRange(Train(xor with { Network = "input 2 | dense 2" }).Accuracy, 0.25, 0.8);
    }

    [Fact]
    public void The_same_seed_gives_the_same_plane()
    {
        var circle = xor with { Set = PointSet.Circle, Epochs = 5 };
        Assert.Equal(Train(circle, 3), Train(circle, 3));
        Assert.NotEqual(Train(circle, 3), Train(circle, 4));
    }

    [Theory]
    [InlineData("input 3 | dense 2", "begins with input 2")]
    [InlineData("input 2 | dense 1", "two outputs")]
    [InlineData("input 2 | dense 5000 | dense 2000 | dense 2", "too large to be watched")]
    public void A_network_that_does_not_fit_is_refused(string network, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ChainruleException>(() => new PointTraining(xor with { Network = network }, 1)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("c1,2_c200,3")]
    public void Points_of_one_class_teach_nothing(string own) =>
        Assert.Contains("of both", Assert.Throws<ChainruleException>(() => new PointTraining(xor with { Set = PointSet.Own, Own = own }, 1)).Message, StringComparison.Ordinal);
}
