using Chainrule.Derivations.Steps;
using Chainrule.Studio.Backpropagation;
using Chainrule.Visuals;

namespace Chainrule.Studio.Tests.Backpropagation;

public class SurfaceViewTests
{
    [Fact]
    public void The_step_under_way_lies_in_the_middle_and_values_grow_to_the_right_and_up()
    {
        var step = new StepWalk(ExerciseText.Sheet.Begin()).Worked;
        var weight = step.Derivation.Blocks[0].Parameters[0].At.Variable;
        var (u, v) = (step.Values[weight][2], step.Values[weight][3]);
        var surface = LossSurface.Around(step, (weight, 2), (weight, 3), 2, 9, TestContext.Current.CancellationToken);
        var view = SurfaceView.Of("u", "v", surface, [(u, v), (u + 2, v + 2), (u - 1, v - 4)]);
        (double X, double Y)[] expected = [(0.5, 0.5), (1, 0), (0.25, 1.5)];
        Assert.All(view.Way.Zip(expected), pair =>
        {
            Assert.Equal(pair.Second.X, pair.First.X, 1e-12);
            Assert.Equal(pair.Second.Y, pair.First.Y, 1e-12);
        });
        var shares = new double[9, 9];
        for (var row = 0; row < 9; row++)
        {
            for (var column = 0; column < 9; column++)
            {
                // The picture's first row is the largest value.
                shares[8 - row, column] = (surface.Losses[row, column] - surface.Least) / (surface.Most - surface.Least);
            }
        }
        Assert.Equal(Png.DataUri(HeatMap.Encode(shares)), view.Picture);
    }

    [Fact]
    public void Beside_a_weight_too_large_for_the_reach_all_lies_in_the_middle()
    {
        var exercise = ExerciseText.Sheet with { Weights = "0.15, 0.2, 0.25, 0.3, 0.35, 0.35, 1e18, 0.45, 0.5, 0.55, 0.6, 0.6" };
        var step = new StepWalk(exercise.Begin()).Worked;
        var weight = step.Derivation.Blocks[1].Parameters[0].At.Variable;
        var surface = LossSurface.Around(step, (weight, 2), (weight, 3), 2, 9, TestContext.Current.CancellationToken);
        Assert.Equal((0.5, 0.5), Assert.Single(SurfaceView.Of("u", "v", surface, [(step.Values[weight][2], step.Values[weight][3])]).Way));
    }
}
