using System.Diagnostics;
using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Tensors;

namespace Chainrule.Training;

/// <summary>What a speed test measured.</summary>
/// <param name="ImagesPerSecond">Examples over the whole time.</param>
/// <param name="MedianStepMs">The median step, in milliseconds.</param>
/// <param name="Steps">How many steps were measured.</param>
/// <param name="PeakMemoryMB">The process's largest working set, in units of 2²⁰ bytes.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="LaneWidth">Examples in one register.</param>
/// <param name="Efficiency">
/// The multiply-adds of a step's products over what <see cref="PeakTest"/> can do on the same threads in the median step's time.
/// </param>
public sealed record SpeedReport(
    double ImagesPerSecond, double MedianStepMs, long Steps, double PeakMemoryMB, int Threads, int LaneWidth, double Efficiency);

/// <summary>
/// Measures whole steps on random pictures (their values make no difference to the speed): gather the batch, forward and,
/// when training, backward and SGD with momentum.
/// </summary>
public static class SpeedTest
{
    private const int MostExamples = 8192;

    /// <summary>What the pictures may take in bytes, where a batch does not need more.</summary>
    private const int MostBytes = 1 << 26;

    /// <summary>How long the machine's limit is measured, before the steps and after them: its clock may change in between.</summary>
    private const double PeakSeconds = 0.1;

    /// <summary>Runs a network for some seconds, after one to warm up.</summary>
    /// <param name="network">The network; training changes its parameters.</param>
    /// <param name="training">Whether to train; if not, only forward.</param>
    /// <param name="batch">Examples a step.</param>
    /// <param name="seconds">How long to measure.</param>
    /// <param name="threads">Threads to use; 0 takes every core.</param>
    /// <param name="cancellation">Stops it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ChainruleException">A batch too large for memory in one piece.</exception>
    public static SpeedReport Run(
        Network network, bool training, int batch, double seconds, int threads = 0, CancellationToken cancellation = default)
    {
        var data = RandomPictures(network, CountExamples(network.Input.Count, batch));
        var examples = new DatasetExamples(data, new Normalization(0.5f, 0.29f), null, 0);
        network.Initialize(Initialization.PyTorch, 1);
        using var team = new Team(threads);
        var optimizer = training ? new Sgd(0.01, momentum: 0.9) : null;
        var options = new PlanOptions(batch, new CrossEntropy(), training, optimizer, team);
        var plan = FloatPlan.Create(network, options);
        int[] order = [.. Enumerable.Range(0, data.Count)];
        new RandomSource(1).Shuffle(order);

        var start = 0;
        ulong key = 0;
        void Step()
        {
            cancellation.ThrowIfCancellationRequested();
            start = start + batch > order.Length ? 0 : start;
            var indices = order.AsSpan(start, batch);
            start += batch;
            if (training)
            {
                plan.Train(examples, indices, optimizer!.Rate, key++);
            }
            else
            {
                plan.Evaluate(examples, indices);
            }
        }

        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < 1)
        {
            Step();
        }
        var steps = new List<double>();
        var peakBefore = PeakTest.MultiplyAddsPerSecond(team, PeakSeconds, cancellation);
        clock.Restart();
        while (clock.Elapsed.TotalSeconds < seconds || steps.Count == 0)
        {
            var before = Stopwatch.GetTimestamp();
            Step();
            steps.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        var total = clock.Elapsed.TotalSeconds;
        steps.Sort();
        var median = steps[steps.Count / 2];
        var peak = (peakBefore + PeakTest.MultiplyAddsPerSecond(team, PeakSeconds, cancellation)) / 2;
        using var process = Process.GetCurrentProcess();
        return new SpeedReport(
            steps.Count * (double)batch / total, median, steps.Count, process.PeakWorkingSet64 / 1048576.0, team.Size, FloatPlan.Width(options),
            MultiplyAdds(network, training) * batch / (peak * median / 1000));
    }

    /// <summary>
    /// Multiply-adds of an example's products: forward, and when training by weights and by input; before the first layer
    /// with weights nobody needs a delta.
    /// </summary>
    internal static double MultiplyAdds(Network network, bool training)
    {
        double forward = network.MultiplyAdds;
        return training ? 3 * forward - (network.Layers.FirstOrDefault(layer => layer.MultiplyAdds > 0)?.MultiplyAdds ?? 0) : forward;
    }

    /// <summary>How many pictures of so many values to draw from: enough to leave the caches, and at least one batch.</summary>
    internal static int CountExamples(int values, int batch) => (long)values * batch <= Array.MaxLength
        ? Math.Max(batch, Math.Min(MostExamples, MostBytes / values))
        : throw new ChainruleException(
            $"{batch} examples of {values} values a step are more than can be allocated in one piece: choose a smaller input or batch");

    private static Dataset RandomPictures(Network network, int count)
    {
        var classes = network.Output.Count;
        var random = new RandomSource(1);
        var pixels = new byte[count * network.Input.Count];
        var labels = new int[count];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)random.NextBits();
        }
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(classes);
        }
        return new Dataset("random pictures", network.Input, pixels, labels, [.. Enumerable.Range(0, classes).Select(k => $"{k}")]);
    }
}
