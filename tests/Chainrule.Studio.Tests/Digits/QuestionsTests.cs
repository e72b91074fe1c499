using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Studio.Digits;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Studio.Tests.Digits;

public class QuestionsTests
{
    private static readonly DataSplit Digits = new(Empty(1000), Empty(1000));

    private static Dataset Empty(int count) =>
        new("digits", new Shape(1), new byte[count], [.. Enumerable.Range(0, count).Select(i => i % 10)], [.. "0123456789".Select(c => c.ToString())]);

    /// <summary>A network that takes so many nines for fours, and loses so much to shifts and noise.</summary>
    private static NetworkResult Measured(string name, int errors, double seconds, double shifted, double noisy, bool isCancelled = false)
    {
        var predictions = Enumerable.Range(0, 1000).Select(i => i % 10 == 9 && i / 10 < errors ? 4 : i % 10).ToArray();
        var confusion = new int[10][];
        for (var label = 0; label < 10; label++)
        {
            confusion[label] = new int[10];
        }
        for (var i = 0; i < 1000; i++)
        {
            confusion[i % 10][predictions[i]]++;
        }
        NetworkRun[] runs = [new NetworkRun(1, new TrainingReport([], 1, isCancelled, false, seconds), new Evaluation(0.1, predictions, new float[1000], confusion))];
        return new NetworkResult(
            name, Network.Parse("input 1 | dense 10"), runs, NetworkStudy.AccuracyInterval(runs), NetworkStudy.SecondsInterval(runs),
            [Curve("shift-x", 2, shifted), Curve("shift-y", 2, shifted), Curve("noise", 0.4, noisy)]);
    }

    private static Curve Curve(string name, double amount, double changed) => new(
        name, name, [new(0, Statistics.ShareInterval(900, 1000)), new(amount, Statistics.ShareInterval((int)(1000 * changed), 1000))]);

    private static IReadOnlyList<Question> Ask(NetworkResult first, NetworkResult second) =>
        Questions.Of(Comparison.Judge(new ComparisonOptions([first.Name, second.Name], 1, 1), Digits, [first, second]));

    private static string Answer(Question question) => question.Choices[question.Right];

    [Fact]
    public void Every_answer_is_what_was_measured()
    {
        var questions = Ask(Measured("ffn", 60, 1, 0.5, 0.8), Measured("lenet", 20, 4, 0.8, 0.4));
        Assert.Equal(["lenet", "ffn", "9 for 4", "ffn", "lenet"], questions.Select(Answer));
        Assert.Contains("60", questions[0].Explanation, StringComparison.Ordinal);
        Assert.StartsWith("Which digit does ffn", questions[2].Text, StringComparison.Ordinal);
        Assert.Contains("Shifted by 2 pixels", questions[3].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_answers_turn_round_with_the_measurements()
    {
        var questions = Ask(Measured("ffn", 20, 4, 0.8, 0.4), Measured("lenet", 60, 1, 0.5, 0.8));
        Assert.Equal(["ffn", "lenet", "9 for 4", "lenet", "ffn"], questions.Select(Answer));
    }

    [Fact]
    public void What_is_within_noise_is_no_difference()
    {
        var questions = Ask(Measured("ffn", 20, 1, 0.5, 0.5), Measured("lenet", 22, 1.1, 0.51, 0.5));
        Assert.All([questions[0], questions[1], questions[3], questions[4]], question => Assert.Equal("No difference is shown", Answer(question)));
    }

    [Fact]
    public void Trainings_that_were_stopped_are_not_compared_by_time() =>
        Assert.DoesNotContain(Ask(Measured("ffn", 60, 1, 0.5, 0.8), Measured("lenet", 20, 4, 0.8, 0.4, isCancelled: true)), question => question.Text.Contains("faster", StringComparison.Ordinal));

    [Fact]
    public void The_student_is_right_with_the_right_choice_alone()
    {
        var question = Ask(Measured("ffn", 60, 1, 0.5, 0.8), Measured("lenet", 20, 4, 0.8, 0.4))[0];
        Assert.False(question.IsRight);
        question.Chosen = 0;
        Assert.False(question.IsRight);
        question.Chosen = 1;
        Assert.True(question.IsRight);
    }
}
