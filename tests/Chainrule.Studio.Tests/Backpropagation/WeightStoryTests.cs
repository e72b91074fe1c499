using Chainrule.Studio.Backpropagation;

namespace Chainrule.Studio.Tests.Backpropagation;

public class WeightStoryTests
{
    private static WeightStory Of(ExerciseText exercise, int block, int offset)
    {
        var walk = new StepWalk(exercise.Begin());
        return WeightStory.Of(walk.Worked, block, walk.Derivation.Blocks[block].Parameters[0], offset);
    }

    [Fact]
    public void A_weight_of_the_first_layer_goes_through_its_own_delta_and_both_of_the_last()
    {
        // v_11 lies behind the two biases; its gradient is in Mazur's example (2015).
        var story = Of(ExerciseText.Sheet, 0, 2);
        Assert.Equal(0.000438568, story.Derived, 1e-9);
        Assert.Equal(story.Derived, story.Backward, 1e-15);
        Assert.Equal(story.Derived, story.Difference, 1e-9);
        Assert.True(story.Agrees);
        Assert.Equal(["δ_1^o", "δ_2^o", "δ_1^h", "∂L/∂v_{1,1}", "v_{1,1}"], story.Lines.Select(line => line.Sides[0].ToString()));
    }

    [Fact]
    public void A_weight_of_the_last_layer_goes_through_one_delta()
    {
        var story = Of(ExerciseText.Sheet, 1, 2);
        Assert.Equal(0.082167041, story.Derived, 1e-9);
        Assert.Equal(["δ_1^o", "∂L/∂w_{1,1}", "w_{1,1}"], story.Lines.Select(line => line.Sides[0].ToString()));
    }

    [Fact]
    public void In_a_deeper_network_every_delta_on_the_way_is_told_once()
    {
        var story = Of(ExerciseText.Examples[1].Exercise, 0, 3);
        var names = story.Lines.Select(line => line.Sides[0].ToString()).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.Equal(5, names.Count(name => name.StartsWith('δ')));
    }
}
