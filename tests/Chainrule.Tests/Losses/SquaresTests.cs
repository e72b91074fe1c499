using Chainrule.Losses;

namespace Chainrule.Tests.Losses;

public class SquaresTests
{
    [Fact]
    public void The_sum_of_squares_is_half_the_sum_over_the_outputs()
    {
        // Mazur, "A Step by Step Backpropagation Example": outputs .75136507 and .772928465 for the targets .01 and .99.
        var (loss, delta) = LossRun.Double(new SumOfSquares(), [0.75136507, 0.772928465], [0.01, 0.99]);
        Assert.Equal(0.298371109, loss, 1e-9);
        Assert.Equal(0.74136507, delta[0], 1e-12);
        Assert.Equal(-0.217071535, delta[1], 1e-12);
    }

    [Fact]
    public void The_mean_squared_error_is_the_mean_over_the_outputs()
    {
        var (loss, delta) = LossRun.Double(new MeanSquaredError(), [1, 2, 5, 0], [0, 4, 5, 1]);
        Assert.Equal(1.5, loss);
        Assert.Equal([0.5, -1, 0, -0.5], delta);
    }

    [Theory]
    [InlineData("sse", "(y - t)^2 / 2")]
    [InlineData("mse", "0.25 * (y-t)**2")]
    public void A_formula_is_the_loss_that_it_writes(string name, string formula)
    {
        double[] output = [0.7, -2, 5, 0.1], target = [0, 4, 5, 1];
        var expected = LossRun.Double(Loss.Parse(name), output, target);
        var (loss, delta) = LossRun.Double(Loss.Parse(formula), output, target);
        Assert.Equal(expected.Loss, loss, 1e-14);
        Assert.All(expected.Delta.Zip(delta), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
    }

    [Fact]
    public void Probabilities_are_parts_of_the_positive_sum()
    {
        float[] outputs = [3, -7, 1, 0];
        new SumOfSquares().ToProbabilities(outputs);
        Assert.Equal([0.75f, 0, 0.25f, 0], outputs);
    }

    [Fact]
    public void Where_no_output_is_positive_all_classes_share_alike()
    {
        float[] outputs = [-3, 0, -1, -0f];
        new MeanSquaredError().ToProbabilities(outputs);
        Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], outputs);
    }

    [Fact]
    public void The_largest_floats_still_give_shares()
    {
        float[] outputs = [float.MaxValue, float.MaxValue];
        new SumOfSquares().ToProbabilities(outputs);
        Assert.Equal([0.5f, 0.5f], outputs);
    }
}
