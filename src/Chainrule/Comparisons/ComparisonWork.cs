using System.Diagnostics;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Comparisons;

/// <summary>
/// How much of a comparison is done. Work is counted in multiply-adds, three times a forward pass for learning from an
/// example, plus what an example costs whatever the network does with it.
/// </summary>
internal sealed class ComparisonWork(int runs, IProgress<ComparisonProgress>? progress)
{
    private const double ReadingAnExample = 20_000;
    private const double ChangingAnExample = 400_000;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double total, done;

    /// <summary>What learning once from each of some examples costs.</summary>
    public static double OfTraining(Network network, double examples) => examples * (ReadingAnExample + 3.0 * network.MultiplyAdds);

    /// <summary>What evaluating some examples costs.</summary>
    public static double OfEvaluating(Network network, double examples) => examples * (ReadingAnExample + network.MultiplyAdds);

    /// <summary>What evaluating some examples costs if their pictures are changed first.</summary>
    public static double OfEvaluatingChanged(Network network, double examples) =>
        OfEvaluating(network, examples) + examples * ChangingAnExample;

    /// <summary>Adds work to what there is to do.</summary>
    public void Expect(double cost) => total += cost;

    /// <summary>Tells what is under way.</summary>
    public void Report(string network, int run, string stage) => Report(network, run, stage, null, 0);

    /// <summary>A listener for a training that costs so much.</summary>
    public IProgress<TrainingProgress> Training(string network, int run, string stage, double cost) =>
        new Listener(training =>
        {
            var share = (training.Epoch - 1 + training.Examples / (double)training.EpochExamples) / training.Epochs;
            Report(network, run, stage, training, share * cost);
        });

    /// <summary>Counts a piece of work as done.</summary>
    public void Finish(double cost) => done += cost;

    private void Report(string network, int run, string stage, TrainingProgress? training, double part)
    {
        if (progress is null)
        {
            return;
        }
        var share = Math.Min((done + part) / total, 1);
        TimeSpan? remaining = share > 0 ? watch.Elapsed * ((1 - share) / share) : null;
        progress.Report(new ComparisonProgress(network, run, runs, stage, training, share, remaining));
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
