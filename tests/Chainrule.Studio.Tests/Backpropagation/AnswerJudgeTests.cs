using Chainrule.Studio.Backpropagation;

namespace Chainrule.Studio.Tests.Backpropagation;

public class AnswerJudgeTests
{
    [Fact]
    public void Every_number_of_a_step_has_a_name_and_is_right_as_it_is()
    {
        string[] networks = ["input 1x4x4 | conv 2 3x3 relu | maxpool 2 | dense 2", "input 1x2x2 | flatten | dense 2 tanh | dense 2"];
        var exercises = ExerciseText.Examples.Select(example => example.Exercise).Concat(networks.Select((network, i) =>
            new ExerciseText(network, "cross-entropy", ExerciseText.Join(Enumerable.Range(0, i == 0 ? 16 : 4).Select(n => 0.1 * n - 0.3)), "1, 0", "0.1", "", 3)));
        foreach (var exercise in exercises)
        {
            var walk = new StepWalk(exercise.Begin());
            var judge = new AnswerJudge(walk.Derivation);
            var first = walk.Numbers[0];
            Assert.True(judge.Judge(walk.Worked, first, walk.Worked.Values[first.Variable][first.Offset].ToString("R", null), TestContext.Current.CancellationToken).IsRight);
            Assert.False(judge.Judge(walk.Worked, first, "12345", TestContext.Current.CancellationToken).IsRight);
            Assert.All(walk.Numbers, number => Assert.NotEmpty(judge.Describe(number)));
        }
    }
}
