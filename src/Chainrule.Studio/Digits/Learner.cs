using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Studio.Digits;

/// <summary>A point of a learning curve.</summary>
/// <param name="Epoch">Where: times through the training digits.</param>
/// <param name="Loss">Mean loss there.</param>
/// <param name="Accuracy">Share answered right there.</param>
public readonly record struct CurvePoint(double Epoch, double Loss, double Accuracy);

/// <summary>One of the two networks, and how its training goes.</summary>
/// <param name="name">What it is called: its preset's name or its text.</param>
/// <param name="network">The network.</param>
/// <param name="reported">Called on the training thread at every report; training goes on when it returns.</param>
public sealed class Learner(string name, Network network, Action reported) : IProgress<TrainingProgress>
{
    /// <summary>As many points as a chart can show; of more, every second is forgotten.</summary>
    private const int MostPoints = 400;

    private readonly Lock gate = new();
    private readonly List<CurvePoint> training = [];
    private readonly List<CurvePoint> testing = [];

    public string Name => name;

    public Network Network => network;

    /// <summary>Where it stands; null before the first report.</summary>
    public TrainingProgress? Progress { get; private set; }

    /// <summary>What its training came to; null until it ends.</summary>
    public TrainingReport? Report { get; private set; }

    /// <summary>Why its training broke off; null unless it did.</summary>
    public string? Mistake { get; private set; }

    /// <summary>The curve over the digits as they are learnt from.</summary>
    public IReadOnlyList<CurvePoint> Training
    {
        get
        {
            lock (gate)
            {
                return [.. training];
            }
        }
    }

    /// <summary>The curve over the test digits, a point an epoch.</summary>
    public IReadOnlyList<CurvePoint> Testing
    {
        get
        {
            lock (gate)
            {
                return [.. testing];
            }
        }
    }

    /// <summary>Trains, on this thread; a mistake in the recipe is kept, not thrown.</summary>
    public void Learn(Recipe recipe, Dataset train, Dataset test, CancellationToken cancellation)
    {
        try
        {
            Report = new Trainer(network, recipe).Fit(train, test, this, cancellation);
            Tested(Report.Epochs is [.., var last] ? last : null);
        }
        catch (ChainruleException exception)
        {
            Mistake = $"{name}: {exception.Message}";
        }
    }

    void IProgress<TrainingProgress>.Report(TrainingProgress value)
    {
        lock (gate)
        {
            training.Add(new CurvePoint(value.Epoch - 1 + value.Examples / (double)value.EpochExamples, value.RecentLoss, value.RecentAccuracy));
            if (training.Count > MostPoints)
            {
                var kept = training.Where((_, i) => i % 2 == 1).ToList();
                training.Clear();
                training.AddRange(kept);
            }
        }
        Progress = value;
        Tested(value.LastEpoch);
        reported();
    }

    private void Tested(EpochReport? epoch)
    {
        lock (gate)
        {
            if (epoch is { TestLoss: { } loss, TestAccuracy: { } accuracy } && (testing.Count == 0 || testing[^1].Epoch < epoch.Epoch))
            {
                testing.Add(new CurvePoint(epoch.Epoch, loss, accuracy));
            }
        }
    }
}
