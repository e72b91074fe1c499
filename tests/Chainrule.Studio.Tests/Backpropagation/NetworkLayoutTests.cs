using Chainrule.Derivations;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Studio.Backpropagation;

namespace Chainrule.Studio.Tests.Backpropagation;

public class NetworkLayoutTests
{
    private static NetworkLayout? Of(string network) => NetworkLayout.Of(Derivation.Of(Network.Parse(network), new SumOfSquares()));

    [Theory]
    [InlineData("input 2 | dense 2 sigmoid | dense 2 sigmoid", 12)]
    [InlineData("input 1 | dense 1", 2)]
    [InlineData("input 5 | dense 4 tanh | dense 8 relu | dense 1", 73)]
    public void Every_weight_is_drawn_once_and_within_the_drawing(string network, int weights)
    {
        var layout = Of(network)!;
        Assert.Equal(weights, layout.Weights.Count);
        Assert.Equal(weights, layout.Weights.Select(weight => (weight.Block, weight.Offset)).Distinct().Count());
        Assert.All(layout.Units, unit => Assert.True(unit.X > 0 && unit.X < layout.Width && unit.Y > 0 && unit.Y < layout.Height));
        Assert.Equal(layout.Units.Count, layout.Units.Select(unit => (unit.X, unit.Y)).Distinct().Count());
    }

    [Fact]
    public void In_the_labs_own_exercises_no_number_covers_another_or_a_unit()
    {
        foreach (var (_, exercise) in ExerciseText.Examples)
        {
            var layout = NetworkLayout.Of(exercise.Begin().Derivation)!;
            var labels = layout.Weights.Select(weight => weight.Label).ToList();
            for (var i = 0; i < labels.Count; i++)
            {
                Assert.DoesNotContain(labels[..i], other => Math.Abs(other.X - labels[i].X) < 64 && Math.Abs(other.Y - labels[i].Y) < 24);
                // A number of seven characters is some 60 wide.
                Assert.DoesNotContain(layout.Units, unit => Math.Abs(unit.X - labels[i].X) < unit.Radius + 30 && Math.Abs(unit.Y - labels[i].Y) < unit.Radius + 8);
            }
        }
    }

    [Theory]
    [InlineData("input 9 | dense 2")]
    [InlineData("input 1x4x4 | dense 2")]
    [InlineData("input 1x4x4 | conv 2 3x3 | dense 2")]
    [InlineData("input 2 | dropout 0.5 | dense 2")]
    public void A_network_that_would_be_a_tangle_or_is_not_dense_is_not_drawn(string network) => Assert.Null(Of(network));

    [Fact]
    public void A_weights_way_to_the_loss_begins_at_its_unit_and_takes_all_behind_it()
    {
        var weights = Of("input 2 | dense 2 tanh | dense 3 tanh | dense 1")!.Weights;
        var first = weights.First(weight => weight is { Block: 0, From.Number: 1, To.Number: 2 });
        var way = weights.Where(weight => NetworkLayout.IsOnWay(weight, first)).ToList();
        // Three from its unit, then one from each of the next layer; no bias.
        Assert.Equal(6, way.Count);
        Assert.All(way, weight => Assert.True(weight.From.Number > 0 && (weight.Block == 2 || weight is { Block: 1, From.Number: 2 })));
    }
}
