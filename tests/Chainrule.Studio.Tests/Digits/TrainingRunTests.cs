using Chainrule.Studio.Digits;
using Chainrule.Studio.Parts;

namespace Chainrule.Studio.Tests.Digits;

public class TrainingRunTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task Until(Func<bool> condition)
    {
        var end = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < end, "It did not come about.");
            await Task.Delay(10, Token);
        }
    }

    [Fact]
    public async Task Both_networks_are_trained_and_measured()
    {
        var line = new TrainingLine(1);
        await using var run = new TrainingRun(SmallDigits.Plan, SmallDigits.Split, line);
        await run.Completion.WaitAsync(Patience, Token);
        Assert.Equal(RunStage.Finished, run.Stage);
        Assert.All(run.Learners, learner =>
        {
            Assert.Equal([1, 2], learner.Testing.Select(point => point.Epoch));
            Assert.Equal(2, learner.Training[^1].Epoch);
            Assert.InRange(learner.Testing[^1].Accuracy, 0.9, 1);
        });
        Assert.Equal(100, run.Result!.Networks[1].Runs[0].Test.Examples);
        Assert.Equal(["shift-x", "shift-y", "rotation", "noise"], run.Result.Networks[0].Curves.Select(curve => curve.Name));
        Assert.NotEmpty(run.Result.Observations);
        Assert.Equal(0, line.Join().Ahead);
    }

    [Fact]
    public async Task A_paused_run_stands_still_and_lets_the_next_go_first()
    {
        var line = new TrainingLine(1);
        await using var run = new TrainingRun(SmallDigits.Endless, SmallDigits.Split, line);
        await Until(() => run.Learners.All(learner => learner.Progress is not null));
        run.Pause();
        await using (var next = new TrainingRun(SmallDigits.Plan, SmallDigits.Split, line))
        {
            await next.Completion.WaitAsync(Patience, Token);
            Assert.NotNull(next.Result);
        }
        // By now both have come to their next report and stand there.
        var versions = run.Version;
        await Task.Delay(300, Token);
        Assert.Equal(versions, run.Version);
        run.Resume();
        await Until(() => run.Version > versions + 4);
        Assert.Equal(RunStage.Training, run.Stage);
    }

    [Fact]
    public async Task A_stopped_run_keeps_what_was_learnt_and_is_measured()
    {
        await using var run = new TrainingRun(SmallDigits.Endless, SmallDigits.Split, new TrainingLine(1));
        await Until(() => run.Learners.All(learner => learner.Progress is not null));
        run.Pause();
        run.Stop();
        await run.Completion.WaitAsync(Patience, Token);
        Assert.Equal(RunStage.Finished, run.Stage);
        Assert.All(run.Learners, learner => Assert.True(learner.Report!.Cancelled));
        Assert.DoesNotContain(Questions.Of(run.Result!), question => question.Text.Contains("faster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_waits_may_leave_and_who_leaves_makes_room()
    {
        var line = new TrainingLine(1);
        var first = new TrainingRun(SmallDigits.Endless, SmallDigits.Split, line);
        await using var second = new TrainingRun(SmallDigits.Plan, SmallDigits.Split, line);
        var third = new TrainingRun(SmallDigits.Plan, SmallDigits.Split, line);
        Assert.Equal((RunStage.Waiting, 1, 2), (second.Stage, second.Ahead, third.Ahead));
        await third.DisposeAsync();
        Assert.Equal(RunStage.Left, third.Stage);
        Assert.Equal(RunStage.Waiting, second.Stage);
        await first.DisposeAsync();
        await second.Completion.WaitAsync(Patience, Token);
        Assert.NotNull(second.Result);
    }

    [Fact]
    public async Task A_rate_far_too_high_is_told_and_frees_the_line()
    {
        var line = new TrainingLine(1);
        await using var run = new TrainingRun(SmallDigits.Plan with { Optimizer = "sgd 1e30" }, SmallDigits.Split, line);
        await run.Completion.WaitAsync(Patience, Token);
        Assert.Contains("lower the learning rate", run.Learners[1].Mistake, StringComparison.Ordinal);
        Assert.Null(run.Result);
        Assert.Equal(0, line.Join().Ahead);
    }

    [Theory]
    [InlineData("lenet", "adam 0.003", 64, "both networks are 'lenet'")]
    [InlineData("lenett", "adam 0.003", 64, "lenet")]
    [InlineData("sheet", "adam 0.003", 64, "takes inputs of 2")]
    [InlineData("ffn", "adamm", 64, "adam")]
    [InlineData("ffn", "adam 0.003", 0, "batch size")]
    [InlineData("pytorch-mnist", "adam 0.003", 60000, "choose one of at most")]
    [InlineData("input 1x28x28 | dense 9000 | dense 10", "adam 0.003", 64, "5000000")]
    public void A_plan_that_cannot_be_carried_out_is_refused_and_takes_no_place(string first, string optimizer, int batch, string part)
    {
        var line = new TrainingLine(1);
        var plan = SmallDigits.Plan with { First = first, Second = "lenet", Optimizer = optimizer, Batch = batch };
        var mistake = Assert.Throws<ChainruleException>(() => new TrainingRun(plan, SmallDigits.Split, line));
        Assert.Contains(part, mistake.Message, StringComparison.Ordinal);
        Assert.Equal(0, line.Join().Ahead);
    }
}
