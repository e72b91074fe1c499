using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Training;

namespace Chainrule.Comparisons;

/// <summary>What to compare, and how thoroughly.</summary>
/// <param name="Networks">Preset names or network texts.</param>
/// <param name="Epochs">Epochs of each training.</param>
/// <param name="Seeds">How many trainings of each network, each from another seed.</param>
/// <param name="FirstSeed">The seed of the first; the others follow by one.</param>
/// <param name="Threads">Threads to use; 0 takes every core.</param>
public sealed record ComparisonOptions(
    IReadOnlyList<string> Networks, int Epochs, int Seeds, long FirstSeed = 1, int Threads = 0)
{
    /// <summary>Epochs that suffice on MNIST: with the default recipe, more of them gain less than another seed does.</summary>
    public const int DefaultEpochs = 3;

    /// <summary>Trainings of each network where nobody asks for another number: the fewest whose interval means much.</summary>
    public const int DefaultSeeds = 3;

    /// <summary>How every network is trained, the same for all; its epochs, seed and threads are those above.</summary>
    public Recipe Recipe { get; init; } = new() { Optimizer = new Adam(0.003), Schedule = new OneCycleSchedule(), BatchSize = 64 };

    /// <summary>The name or path of the data, for the report to say how to measure the same again.</summary>
    public string Data { get; init; } = Mnist.Name;

    /// <summary>The recipe of the training from one seed.</summary>
    public Recipe RecipeFor(long seed) => Recipe with { Epochs = Epochs, Seed = seed, Threads = Threads };
}

/// <summary>
/// A mean and its 95% confidence interval. Over two or more trainings it is Student's, and says how far another seed may
/// lead; of the accuracy of one trained network it is Wilson's, and says how far other test examples may; of anything
/// else measured but once both ends equal the mean.
/// </summary>
public sealed record Interval(double Mean, double Low, double High)
{
    /// <summary>Whether the two have a value in common; an unknown end (NaN) is taken to reach everywhere.</summary>
    public bool Overlaps(Interval other) => !(Low > other.High || other.Low > High);
}

/// <summary>One training of one network.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Training">How it went.</param>
/// <param name="Test">How the trained network answers the test examples.</param>
public sealed record NetworkRun(long Seed, TrainingReport Training, Evaluation Test)
{
    /// <summary>The share of the training examples that the trained network answers right; null if not measured.</summary>
    public double? TrainAccuracy { get; init; }
}

/// <summary>A point of a curve.</summary>
/// <param name="X">What was varied: pixels, degrees, the noise's deviation, training examples.</param>
/// <param name="Accuracy">The share of test examples answered right there.</param>
public sealed record CurvePoint(double X, Interval Accuracy);

/// <summary>Accuracy against something varied.</summary>
/// <param name="Name"><c>shift-x</c>, <c>shift-y</c>, <c>rotation</c>, <c>noise</c> or <c>examples</c>.</param>
/// <param name="Axis">The axis label, with its unit.</param>
/// <param name="Points">By rising X.</param>
public sealed record Curve(string Name, string Axis, IReadOnlyList<CurvePoint> Points);

/// <summary>What was measured of one network.</summary>
/// <param name="Name">The preset's name, or the text.</param>
/// <param name="Network">The network of the first run, trained.</param>
/// <param name="Runs">One a seed.</param>
/// <param name="TestAccuracy">Over the runs; see <see cref="Interval"/> for what its ends mean.</param>
/// <param name="TrainSeconds">Over the runs, in seconds.</param>
/// <param name="Curves">Its curves, measured on the first run's network (the examples curve on networks trained for it).</param>
public sealed record NetworkResult(
    string Name, Network Network, IReadOnlyList<NetworkRun> Runs, Interval TestAccuracy, Interval TrainSeconds, IReadOnlyList<Curve> Curves);

/// <summary>
/// McNemar's test of whether two networks err equally often, on the examples that just one of them answers right
/// (first runs of both).
/// </summary>
/// <param name="First">Name of the first network.</param>
/// <param name="Second">Name of the second network.</param>
/// <param name="OnlyFirstRight">Examples that only the first answers right.</param>
/// <param name="OnlySecondRight">Examples that only the second answers right.</param>
/// <param name="PValue">The exact two-sided probability of a split at least as uneven, were both equally good.</param>
public sealed record McNemarTest(string First, string Second, int OnlyFirstRight, int OnlySecondRight, double PValue);

/// <summary>All that a comparison measured, and the sentences that follow from it.</summary>
public sealed record ComparisonResult(
    ComparisonOptions Options, DataSplit Data, IReadOnlyList<NetworkResult> Networks, IReadOnlyList<McNemarTest> Tests,
    IReadOnlyList<string> Observations)
{
    /// <summary>How probable it may be that any of the tests shows a difference where there is none.</summary>
    public const double JointLevel = 0.05;

    /// <summary>The probability that a test must stay under to show a difference: <see cref="JointLevel"/>, shared among all tests.</summary>
    public double Level => JointLevel / Math.Max(Tests.Count, 1);
}
