namespace Chainrule.Training;

/// <summary>Where training stands, several times a second.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">Epochs planned.</param>
/// <param name="Examples">Examples of this epoch done.</param>
/// <param name="EpochExamples">Examples of an epoch.</param>
/// <param name="ExamplesPerSecond">Speed since training began.</param>
/// <param name="Loss">Mean loss over this epoch so far.</param>
/// <param name="Accuracy">Share of this epoch's examples answered right when they were learnt from.</param>
/// <param name="Remaining">Time left, at the speed so far.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, int Examples, int EpochExamples, double ExamplesPerSecond, double Loss, double Accuracy, TimeSpan Remaining)
{
    /// <summary>Mean loss of the examples since the last report of this epoch.</summary>
    public double RecentLoss { get; init; }

    /// <summary>Share of these examples answered right.</summary>
    public double RecentAccuracy { get; init; }

    /// <summary>What the last epoch that is finished came to; null in the first.</summary>
    public EpochReport? LastEpoch { get; init; }
}

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">Which, from 1.</param>
/// <param name="Loss">Mean loss over its training examples, each as it was learnt from.</param>
/// <param name="Accuracy">Share of them answered right.</param>
/// <param name="ValidationLoss">Mean loss on the held-out examples after the epoch; null without any.</param>
/// <param name="ValidationAccuracy">Share of the held-out examples answered right; null without any.</param>
/// <param name="TestLoss">Mean loss on the test examples after the epoch; null if none were given.</param>
/// <param name="TestAccuracy">Share of the test examples answered right; null if none were given.</param>
/// <param name="Rate">The learning rate at the epoch's last step.</param>
/// <param name="Seconds">Time spent training, evaluation not counted.</param>
public sealed record EpochReport(
    int Epoch, double Loss, double Accuracy, double? ValidationLoss, double? ValidationAccuracy, double? TestLoss, double? TestAccuracy,
    double Rate, double Seconds);

/// <summary>What training came to.</summary>
/// <param name="Epochs">One report an epoch finished.</param>
/// <param name="BestEpoch">The epoch with the smallest validation loss, or the last one.</param>
/// <param name="Cancelled">Whether it was stopped before its end; what was learnt until then is in the network.</param>
/// <param name="StoppedEarly">Whether it ended because the validation loss no longer fell.</param>
/// <param name="Seconds">Time spent training, evaluation not counted.</param>
public sealed record TrainingReport(IReadOnlyList<EpochReport> Epochs, int BestEpoch, bool Cancelled, bool StoppedEarly, double Seconds);

/// <summary>How a network answers a set of examples.</summary>
/// <param name="Loss">Mean loss.</param>
/// <param name="Predictions">The class answered for each example.</param>
/// <param name="Confidence">The probability given to the class answered, for each example.</param>
/// <param name="Confusion">Counts, <c>[true class][answered class]</c>.</param>
public sealed record Evaluation(double Loss, int[] Predictions, float[] Confidence, int[][] Confusion)
{
    /// <summary>How many examples.</summary>
    public int Examples => Predictions.Length;

    /// <summary>How many were answered wrong.</summary>
    public int Errors => Examples - Confusion.Select((row, label) => row[label]).Sum();

    /// <summary>The share answered right; NaN over no examples.</summary>
    public double Accuracy => (Examples - Errors) / (double)Examples;
}
