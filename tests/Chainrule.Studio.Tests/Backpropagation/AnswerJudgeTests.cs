using Chainrule.Studio.Backpropagation;

namespace Chainrule.Studio.Tests.Backpropagation;

public class AnswerJudgeTests
{
    [Fact]
    public void Every_number_of_a_step_has_a_name_and_one_of_each_rule_is_right_as_it_is()
    {
        string[] networks = ["input 1x4x4 | conv 2 3x3 relu | maxpool 2 | dense 2", "input 1x2x2 | flatten | dense 2 tanh | dense 2"];
        var exercises = ExerciseText.Examples.Select(example => example.Exercise).Concat(networks.Select((network, i) =>
            new ExerciseText(network, "cross-entropy", ExerciseText.Join(Enumerable.Range(0, i == 0 ? 16 : 4).Select(n => 0.1 * n - 0.3)), "1, 0", "0.1", "", 3)));
        foreach (var exercise in exercises)
        {
            var walk = new StepWalk(exercise.Begin());
            var judge = new AnswerJudge(walk.Derivation);
            // One number of every rule: to judge takes its time.
            foreach (var number in walk.Numbers.GroupBy(number => number.Rule).Select(rule => rule.Last()))
            {
                Assert.True(IsRight(number, walk.Worked.Values[number.Variable][number.Offset].ToString("R", null)));
            }
            Assert.False(IsRight(walk.Numbers[0], "12345"));
            Assert.All(walk.Numbers, number => Assert.NotEmpty(judge.Describe(number)));

            bool IsRight(StepNumber number, string text) => judge.Judge(walk.Worked, number, text, TestContext.Current.CancellationToken).IsRight;
        }
    }
}
