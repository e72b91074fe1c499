using Chainrule.Derivations;
using Chainrule.Studio.Backpropagation;

namespace Chainrule.Studio.Tests.Backpropagation;

public class StepWalkTests
{
    private static StepWalk Begin(ExerciseText exercise) => new(exercise.Begin());

    [Fact]
    public void Every_example_can_be_walked_through()
    {
        foreach (var (_, exercise) in ExerciseText.Examples)
        {
            var walk = Begin(exercise);
            walk.Go(3 * (walk.Numbers.Count + 1));
            Assert.Equal((3, 0), (walk.Step, walk.Position));
            Assert.True(walk.Worked.Loss < walk.Steps[0].Loss);
            Assert.All(walk.Steps, step => Assert.True(step.Check.IsPassed));
        }
    }

    [Fact]
    public void Going_back_gives_the_very_bits_that_were_there()
    {
        var walk = Begin(ExerciseText.Sheet);
        var there = Enumerable.Range(0, 80).Select(at => Snapshot(walk, at)).ToList();
        var back = Enumerable.Range(0, 80).Reverse().Select(at => Snapshot(walk, at)).Reverse().ToList();
        Assert.Equal(there, back);
        Assert.Equal(80, there.Distinct().Count());

        static string Snapshot(StepWalk walk, int at)
        {
            walk.Go(at);
            return $"{walk.Step}: " + string.Join(' ', walk.Numbers.Select(number => walk.IsKnown(number.Variable, number.Offset)
                ? BitConverter.DoubleToInt64Bits(walk.Worked.Values[number.Variable][number.Offset]).ToString("x", null) : "?"));
        }
    }

    [Fact]
    public void A_rule_on_and_a_rule_back_are_the_same_way()
    {
        var walk = Begin(ExerciseText.Sheet);
        var places = new List<int> { walk.At };
        while (walk.Step < 2)
        {
            walk.Go(walk.AfterRule);
            places.Add(walk.At);
        }
        for (var i = places.Count - 2; i >= 0; i--)
        {
            walk.Go(walk.BeforeRule);
            Assert.Equal(places[i], walk.At);
        }
        // h, a, h, ŷ, L, two deltas, two gradients, two updates; and the step to the next.
        Assert.Equal(1 + 2 * 12, places.Count);
    }

    [Fact]
    public void What_lies_ahead_is_not_known_and_what_was_given_is()
    {
        var walk = Begin(ExerciseText.Sheet);
        var symbols = walk.Derivation.Symbols;
        Assert.True(walk.IsKnown(symbols.Input, 1));
        Assert.False(walk.IsKnown(symbols.Loss.Variable, 0));
        walk.Go(8);
        Assert.False(walk.IsKnown(symbols.Loss.Variable, 0));
        walk.Go(9);
        Assert.True(walk.IsKnown(symbols.Loss.Variable, 0));
        Assert.Equal(RuleKind.Loss, walk.Last!.Rule.Kind);
    }

    [Fact]
    public void A_number_changed_by_hand_is_followed_by_what_follows_from_it_and_by_nothing_else()
    {
        var walk = Begin(ExerciseText.Sheet);
        walk.Go(37);
        var (output, hidden) = (walk.Derivation.Blocks[1], walk.Derivation.Blocks[0]);
        var delta = output.Delta.Variable;
        var (before, loss) = (walk.Worked.Values.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray()), walk.Worked.Loss);
        walk.Change(delta, 0, 1);
        Assert.True(walk.IsChanged(delta, 0));
        Assert.Equal(1, walk.Worked.Values[delta][0]);
        // δ stands behind the loss: that stays, and the gradient is δ times the activation.
        Assert.Equal(loss, walk.Worked.Loss);
        var activation = before[hidden.Output.Variable][1];
        var weights = output.Parameters[0];
        Assert.Equal(activation, walk.Worked.Values[weights.Gradient.Variable][weights.At.Variable.Offset([1, 1])], 1e-12);
        Assert.NotEqual(before[hidden.Delta.Variable], walk.Worked.Values[hidden.Delta.Variable]);

        walk.Change(delta, 0, null);
        Assert.False(walk.HasChanges);
        Assert.All(before, pair => Assert.Equal(pair.Value, walk.Worked.Values[pair.Key]));
        walk.Change(delta, 0, 1);
        walk.Go(40);
        walk.Go(37);
        Assert.False(walk.HasChanges);
    }

    [Fact]
    public void What_was_changed_can_be_written_down_and_changed_again()
    {
        var (walk, again) = (Begin(ExerciseText.Sheet), Begin(ExerciseText.Sheet));
        walk.Go(45);
        again.Go(45);
        walk.Change(walk.Numbers[11].Variable, walk.Numbers[11].Offset, -1e-5);
        walk.Change(walk.Numbers[2].Variable, walk.Numbers[2].Offset, 0.5);
        Assert.Equal("3,0.5_12,-1e-05", walk.Changes);
        again.Change(walk.Changes);
        Assert.Equal(walk.Changes, again.Changes);
        Assert.Equal(walk.Worked.LossAfter, again.Worked.LossAfter);
        // A number set by hand is its own result; what its rule gives is kept.
        var number = walk.Numbers[2];
        Assert.Equal("a_1^h = 0.5", walk.Worked.Explain(number.Rule, number.Place).ToString());
        Assert.Equal(walk.Steps[1].Values[number.Variable][number.Offset], walk.Worked.Replaced[(number.Variable, number.Offset)]);
    }

    [Theory]
    [InlineData("0,1")]
    [InlineData("38,1")]
    [InlineData("3")]
    [InlineData("3,NaN")]
    [InlineData("3,1,2")]
    public void Changes_that_are_none_are_said(string text) =>
        Assert.Contains("changes nothing", Assert.Throws<ChainruleException>(() => Begin(ExerciseText.Sheet).Change(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Changed_to_what_it_was_a_number_changes_nothing()
    {
        var walk = Begin(ExerciseText.Sheet);
        foreach (var number in walk.Numbers)
        {
            var (value, after) = (walk.Worked.Values[number.Variable][number.Offset], walk.Worked.LossAfter);
            walk.Change(number.Variable, number.Offset, value);
            Assert.Equal(after, walk.Worked.LossAfter);
            walk.Change(number.Variable, number.Offset, null);
        }
    }

    [Fact]
    public void Weights_set_in_the_middle_begin_there()
    {
        var walk = Begin(ExerciseText.Sheet);
        walk.Go(40);
        var training = walk.Rewound();
        var exercise = ExerciseText.Sheet.With(training);
        Assert.NotEqual(ExerciseText.Sheet.Weights, exercise.Weights);
        var again = Begin(exercise);
        Assert.Equal(walk.Derivation.Network.ParameterCount, ExerciseText.Read("the weights", exercise.Weights).Length);
        // The first step took the loss from 0.298 to 0.280 (Mazur 2015).
        Assert.Equal(0.2804714472, again.Worked.Loss, 1e-9);
    }

    [Theory]
    [InlineData("input 2 | dens 2", "did you mean 'dense'?")]
    [InlineData("lenet", "too many to go through one by one")]
    [InlineData("input 3 | dense 2", "the input takes 3 numbers, not 2")]
    public void What_cannot_be_walked_through_is_said(string network, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ChainruleException>(() => Begin(ExerciseText.Sheet with { Network = network, Weights = "" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.1, x", "'x' is no finite number")]
    [InlineData("0.1, 1e999", "'1e999' is no finite number")]
    [InlineData("0.1", "has 12 of them, not 1")]
    public void Weights_that_are_none_are_said(string weights, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ChainruleException>(() => Begin(ExerciseText.Sheet with { Weights = weights })).Message, StringComparison.Ordinal);
}
