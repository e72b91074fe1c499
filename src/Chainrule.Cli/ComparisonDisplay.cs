using Chainrule.Comparisons;

namespace Chainrule.Cli;

/// <summary>Shows a comparison on standard error: a moving bar where a person watches, a line an epoch or stage elsewhere.</summary>
internal sealed class ComparisonDisplay : IProgress<ComparisonProgress>
{
    private const string Training = "training";
    private const int NameShown = 20;

    private readonly ProgressBar? bar;
    private string last = "";

    private ComparisonDisplay(ProgressBar? bar) => this.bar = bar;

    /// <summary>Does the work with its progress on show.</summary>
    public static T Show<T>(Func<IProgress<ComparisonProgress>, T> compare) =>
        Terminal.CanAnimate ? ProgressBar.Show(bar => compare(new ComparisonDisplay(bar))) : compare(new ComparisonDisplay(null));

    /// <inheritdoc/>
    public void Report(ComparisonProgress value)
    {
        var run = value.Runs > 1 && value.Stage == Training ? $"{value.Network} {value.Run}/{value.Runs}" : value.Network;
        if (bar is not null)
        {
            var what = value is { Stage: Training, Training: { } under } ? TrainingDisplay.Epoch(under) : value.Stage;
            var state = value.Training is { } training ? $"{TrainingDisplay.State(training)}  " : "";
            var left = value.Remaining is { } remaining ? $"{Numbers.Clock(remaining)} left" : "";
            bar.Update($"{Short(run)}: {what}", value.Done, state + left);
        }
        else if (value.Stage != Training)
        {
            SayOnce($"{run}: {value.Stage}");
        }
        else if (value.Training is { } epoch && epoch.Examples == epoch.EpochExamples)
        {
            SayOnce($"{run}: {TrainingDisplay.Epoch(epoch)}: {TrainingDisplay.State(epoch)}");
        }
    }

    private void SayOnce(string line)
    {
        if (line != last)
        {
            Terminal.Say(last = line);
        }
    }

    /// <summary>The end of a network's text, enough to know it by.</summary>
    private static string Short(string name) => name.Length <= NameShown ? name : "…" + name[^(NameShown - 1)..];
}
