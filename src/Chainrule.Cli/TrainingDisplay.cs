using Chainrule.Training;

namespace Chainrule.Cli;

/// <summary>Shows training on standard error: a moving bar where a person watches, a line an epoch elsewhere.</summary>
internal sealed class TrainingDisplay : IProgress<TrainingProgress>
{
    private readonly ProgressBar? bar;

    private TrainingDisplay(ProgressBar? bar) => this.bar = bar;

    /// <summary>Does the work with its progress on show.</summary>
    public static T Show<T>(Func<IProgress<TrainingProgress>, T> train) =>
        Terminal.CanAnimate ? ProgressBar.Show(bar => train(new TrainingDisplay(bar))) : train(new TrainingDisplay(null));

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (bar is not null)
        {
            bar.Update(Epoch(value), Share(value), $"{State(value)}  {Numbers.Clock(value.Remaining)} left");
        }
        else if (value.Examples == value.EpochExamples)
        {
            Terminal.Say($"{Epoch(value)}: {State(value)}");
        }
    }

    /// <summary>How much of all its epochs a training has done.</summary>
    public static double Share(TrainingProgress value) =>
        (value.Epoch - 1 + value.Examples / (double)value.EpochExamples) / value.Epochs;

    /// <summary><c>epoch 2/5</c>.</summary>
    public static string Epoch(TrainingProgress value) => $"epoch {value.Epoch}/{value.Epochs}";

    /// <summary>Speed, loss and accuracy.</summary>
    public static string State(TrainingProgress value) =>
        $"{Numbers.Count(value.ExamplesPerSecond)} examples/s  loss {Numbers.Loss(value.Loss)}  accuracy {Numbers.Percent(value.Accuracy)}";
}
