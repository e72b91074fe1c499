using Chainrule.Comparisons;

namespace Chainrule.Cli;

/// <summary>Shows a comparison on standard error: a moving bar where a person watches, a line an epoch or stage elsewhere.</summary>
internal sealed class ComparisonDisplay : IProgress<ComparisonProgress>
{
    private readonly ProgressBar? bar;
    private string last = "";

    private ComparisonDisplay(ProgressBar? bar) => this.bar = bar;

    /// <summary>Does the work with its progress on show.</summary>
    public static T Show<T>(Func<IProgress<ComparisonProgress>, T> compare) =>
        Terminal.CanAnimate ? ProgressBar.Show(bar => compare(new ComparisonDisplay(bar))) : compare(new ComparisonDisplay(null));

    /// <inheritdoc/>
    public void Report(ComparisonProgress value)
    {
        var run = value.Runs > 1 ? $"{value.Network} {value.Run}/{value.Runs}" : value.Network;
        if (bar is not null)
        {
            var left = value.Remaining is { } remaining ? $"{Numbers.Clock(remaining)} left" : "";
            bar.Update(
                $"{run} {(value.Training is { } under ? TrainingDisplay.Epoch(under) : value.Stage)}", value.Done,
                value.Training is { } state ? $"{TrainingDisplay.State(state)}  {left}" : left);
            return;
        }
        var line = value.Training switch
        {
            null => $"{run}: {value.Stage}",
            { } training when training.Examples == training.EpochExamples => $"{run}, {TrainingDisplay.Epoch(training)}: {TrainingDisplay.State(training)}",
            _ => last,
        };
        if (line != last)
        {
            Terminal.Say(last = line);
        }
    }
}
