using Chainrule.Derivations.Steps;
using Chainrule.Losses;
using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Derivations.Steps;

public class WeightStoryTests
{
    private static WeightStory Of(WorkedTraining training, int block, int offset) => WeightStory.Of(
        training.Step(cancellation: TestContext.Current.CancellationToken), block, training.Derivation.Blocks[block].Parameters[0], offset);

    /// <summary>Matt Mazur's worked example of backpropagation (2015).</summary>
    private static WorkedTraining Mazur()
    {
        var training = new WorkedTraining(Network.Parse(NetworkPresets.Find("sheet")!.Text), new SumOfSquares(), [0.05, 0.1], [0.01, 0.99], 0.5);
        training.Set("dense1.weight", [0.15, 0.2, 0.25, 0.3]);
        training.Set("dense1.bias", [0.35, 0.35]);
        training.Set("dense2.weight", [0.4, 0.45, 0.5, 0.55]);
        training.Set("dense2.bias", [0.6, 0.6]);
        return training;
    }

    private static IEnumerable<string> Names(WeightStory story) => story.Lines.Select(line => line.Sides[0].ToString());

    [Fact]
    public void A_weight_of_the_first_layer_goes_through_its_own_delta_and_both_of_the_last()
    {
        // v_11 lies behind the two biases.
        var story = Of(Mazur(), 0, 2);
        Assert.Equal(0.000438568, story.Derived, 1e-9);
        Assert.Equal(["δ_1^o", "δ_2^o", "δ_1^h", "∂L/∂v_{1,1}", "v_{1,1}"], Names(story));
    }

    [Fact]
    public void A_weight_of_the_last_layer_goes_through_one_delta()
    {
        var story = Of(Mazur(), 1, 2);
        Assert.Equal(0.082167041, story.Derived, 1e-9);
        Assert.Equal(["δ_1^o", "∂L/∂w_{1,1}", "w_{1,1}"], Names(story));
    }

    [Fact]
    public void In_a_deeper_network_every_delta_on_the_way_is_told_once()
    {
        var network = Network.Parse("input 2 | dense 3 tanh | dense 3 tanh | dense 1");
        network.Initialize(Initialization.PyTorch, 1);
        var names = Names(Of(new(network, new SumOfSquares(), [1, -1], [0.5], 0.1), 0, 3)).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        // The output's, the three of the middle, and its own.
        Assert.Equal(5, names.Count(name => name.StartsWith('δ')));
    }

    [Fact]
    public void Whatever_the_network_the_three_ways_agree_and_the_last_lines_are_the_gradient_and_the_update() =>
        RandomTraining.WithoutDropout.Where(random => random.Begin().Derivation.Blocks.Any(block => block.Parameters.Count > 0)).Sample(
            random =>
            {
                var step = random.Begin().Step();
                var (block, parameter) = step.Derivation.Blocks.Index().SelectMany(block => block.Item.Parameters.Select(one => (block.Index, one))).Last();
                var story = WeightStory.Of(step, block, parameter, parameter.At.Variable.Count - 1);
                Assert.True(story.Agrees);
                Assert.StartsWith("∂L/∂", story.Lines[^2].Sides[0].ToString(), StringComparison.Ordinal);
                Assert.All(story.Lines.SkipLast(2), line => Assert.StartsWith("δ", line.Sides[0].ToString(), StringComparison.Ordinal));
            },
            iter: 30);
}
