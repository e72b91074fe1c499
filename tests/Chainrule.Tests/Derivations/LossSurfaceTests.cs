using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;

namespace Chainrule.Tests.Derivations;

public class LossSurfaceTests
{
    [Fact]
    public void Every_point_is_the_loss_of_a_step_with_these_weights()
    {
        var step = Begin(_ => { }).Step(cancellation: TestContext.Current.CancellationToken);
        var weight = step.Derivation.Blocks[0].Parameters[0].At.Variable;
        // Among the rules' places the two biases come first.
        var surface = LossSurface.Of(step, (weight, 2), [-1, 0, 0.7], (weight, 0), [0.2, 2], TestContext.Current.CancellationToken);
        for (var row = 0; row < 2; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                var expected = Begin(training =>
                {
                    training.Set("dense1.weight", [surface.Across[column], -0.2, 0.3, 0.4]);
                    training.Set("dense1.bias", [surface.Down[row], 0.6]);
                }).Step(cancellation: TestContext.Current.CancellationToken).Loss;
                Assert.Equal(expected, surface.Losses[row, column], 1e-14);
            }
        }
    }

    [Fact]
    public void A_square_has_the_steps_own_loss_in_its_middle()
    {
        var step = Begin(_ => { }).Step(cancellation: TestContext.Current.CancellationToken);
        var weight = step.Derivation.Blocks[0].Parameters[0].At.Variable;
        var surface = LossSurface.Around(step, (weight, 2), (weight, 0), 1.5, 5, TestContext.Current.CancellationToken);
        Assert.Equal(step.Loss, surface.Losses[2, 2], 1e-14);
        Assert.Equal([-1.4, -0.65, 0.1, 0.85, 1.6], surface.Across.Select(value => Math.Round(value, 12)));
        Assert.Equal([-1, -0.25, 0.5, 1.25, 2], surface.Down.Select(value => Math.Round(value, 12)));
        Assert.Equal(surface.Losses.Cast<double>().Min(), surface.Least);
        Assert.Equal(surface.Losses.Cast<double>().Max(), surface.Most);
    }

    private static WorkedTraining Begin(Action<WorkedTraining> change)
    {
        var network = Network.Parse("input 2 | dense 2 tanh | dense 1 sigmoid");
        network.Initialize(Initialization.PyTorch, 3);
        var training = new WorkedTraining(network, new SumOfSquares(), [0.5, -1], [0.8], 0.1);
        training.Set("dense1.weight", [0.1, -0.2, 0.3, 0.4]);
        training.Set("dense1.bias", [0.5, 0.6]);
        change(training);
        return training;
    }
}
