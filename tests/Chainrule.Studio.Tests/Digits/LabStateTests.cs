using Chainrule.Studio.Digits;
using Chainrule.Studio.Parts;

namespace Chainrule.Studio.Tests.Digits;

public class LabStateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<LabState> Trained()
    {
        var lab = new LabState(new TrainingLine(1), SmallDigits.Split);
        lab.Edit(SmallDigits.Plan);
        await lab.Start();
        await lab.Run!.Completion.WaitAsync(TimeSpan.FromSeconds(60), Token);
        return lab;
    }

    [Fact]
    public async Task Both_networks_answer_a_test_digit_and_the_sliders_change_it()
    {
        await using var lab = await Trained();
        lab.ShowExample(4);
        Assert.Equal([4, 4], lab.Answers.Select(answer => answer.Digit));
        var before = lab.Picture!.Pixels;
        lab.Distort(new Distortion { Down = 2 });
        // Two rows lower, a row of the next class.
        Assert.Equal(5, lab.Answers[0].Digit);
        Assert.Equal(before[..^56], lab.Picture.Pixels[56..]);
        Assert.Equal((4, 2), (lab.Address.Example, lab.Address.Distortion.Down));
    }

    [Fact]
    public async Task What_is_drawn_takes_the_place_of_a_test_digit()
    {
        await using var lab = await Trained();
        lab.ShowExample(4);
        lab.Board.Begin(4, 4);
        lab.Board.Draw(20, 20);
        lab.Drawn();
        Assert.Null(lab.Address.Example);
        Assert.Equal(2, lab.Answers.Count);
        lab.ShowExample(null);
        Assert.Null(lab.Picture);
        Assert.Empty(lab.Answers);
    }

    [Fact]
    public async Task What_is_dear_is_brought_up_to_date_once()
    {
        await using var lab = await Trained();
        Assert.True(lab.Refresh());
        Assert.False(lab.Refresh());
        Assert.Empty(lab.Views[0].Stages);
        Assert.NotEmpty(lab.Questions);
        Assert.False(lab.IsAnswered);
        lab.ShowMeasurements();
        Assert.True(lab.IsAnswered);
        lab.ShowExample(0);
        Assert.True(lab.Refresh());
        Assert.Equal(["conv 2 3x3 relu → 2x26x26", "maxpool 4 → 2x6x6", "dense 10 → 10"], lab.Views[1].Stages.Select(stage => stage.Text));
        Assert.StartsWith("data:image/png", lab.Views[0].Contributions!.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_tab_lets_others_train_and_goes_on_when_it_is_back()
    {
        var line = new TrainingLine(1);
        await using var lab = new LabState(line, SmallDigits.Split);
        lab.Edit(SmallDigits.Endless);
        await lab.Start();
        lab.Hold();
        Assert.Equal(RunStage.Paused, lab.Run!.Stage);
        var other = line.Join();
        Assert.True(other.Admitted.IsCompleted);
        lab.Release();
        Assert.Equal((RunStage.Waiting, 1), (lab.Run.Stage, lab.Run.Ahead));
        other.Dispose();
        Assert.Equal(0, lab.Run.Ahead);

        // What the user paused stays so.
        lab.Run.Pause();
        lab.Hold();
        lab.Release();
        Assert.Equal(RunStage.Paused, lab.Run.Stage);
    }

    [Fact]
    public async Task A_plan_that_cannot_be_is_a_sentence_and_leaves_the_last_run()
    {
        await using var lab = await Trained();
        var run = lab.Run;
        lab.Edit(SmallDigits.Plan with { Schedule = "slowly" });
        await lab.Start();
        Assert.Contains("slowly", lab.PlanMistake, StringComparison.Ordinal);
        Assert.Same(run, lab.Run);
    }

    [Fact]
    public async Task A_lab_that_is_left_lets_go_of_what_it_trained()
    {
        var lab = await Trained();
        lab.Refresh();
        var run = new WeakReference(lab.Run);
        await lab.DisposeAsync();
        for (var i = 0; i < 100 && run.IsAlive; i++)
        {
            GC.Collect();
            await Task.Delay(20, Token);
        }
        Assert.False(run.IsAlive);
        GC.KeepAlive(lab);
    }
}
