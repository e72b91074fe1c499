using System.IO.Compression;
using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Tests.Visuals;

/// <summary>A made-up comparison with plausible numbers on real digits: what a report is tried on without training anything.</summary>
internal static class SampleComparison
{
    private const int TestExamples = 2000;

    private static readonly Lazy<Dataset> Digits = new(ReadDigits);

    /// <summary>Makes one.</summary>
    /// <param name="networks">Preset names or texts; the later, the better it does.</param>
    /// <param name="seeds">Runs of each.</param>
    /// <param name="epochs">Epochs of each.</param>
    public static ComparisonResult Make(IReadOnlyList<string> networks, int seeds = 3, int epochs = 8)
    {
        var test = Digits.Value;
        var results = networks.Select((name, index) => Measure(name, index, seeds, epochs, test)).ToList();
        var tests = from first in Enumerable.Range(0, results.Count)
                    from second in Enumerable.Range(first + 1, results.Count - first - 1)
                    select Pair(results[first], results[second], test);
        var result = new ComparisonResult(
            new ComparisonOptions(networks, epochs, seeds), new DataSplit(test, test), results, [.. tests], []);
        return result with { Observations = Observations.Of(result) };
    }

    /// <summary>An evaluation that answers the share of errors wrong, surer of what it answers right.</summary>
    public static Evaluation Evaluate(Dataset test, double errors, long seed)
    {
        var random = new RandomSource(seed);
        var predictions = new int[test.Count];
        var confidence = new float[test.Count];
        var confusion = Enumerable.Range(0, 10).Select(_ => new int[10]).ToArray();
        int[] looksLike = [6, 7, 3, 5, 9, 3, 0, 2, 3, 4];
        for (var i = 0; i < test.Count; i++)
        {
            var truth = test.Label(i);
            var isWrong = random.NextDouble() < errors;
            var other = random.NextDouble() < 0.6 ? looksLike[truth] : (truth + 1 + random.NextInt(9)) % 10;
            predictions[i] = isWrong ? other : truth;
            confidence[i] = (float)(1 - Math.Pow(random.NextDouble(), isWrong ? 2 : 9) * 0.6);
            confusion[truth][predictions[i]]++;
        }
        return new Evaluation(errors * 4, predictions, confidence, confusion);
    }

    private static NetworkResult Measure(string name, int index, int seeds, int epochs, Dataset test)
    {
        var network = Network.Parse(name);
        network.Initialize(Initialization.PyTorch, index + 1);
        var errors = 0.021 / (1 + 1.1 * index);
        var runs = Enumerable.Range(1, seeds).Select(seed => new NetworkRun(
            seed, Train(errors, index, seed, epochs), Evaluate(test, errors * (1 + 0.06 * (seed - 2)), 100 * index + seed))).ToList();
        var accuracies = runs.Select(run => run.Test.Accuracy).ToList();
        var spread = seeds > 1 ? 0.0011 : 0.003;
        return new NetworkResult(
            name, network, runs, Around(accuracies.Average(), spread), Around(9 + 14 * index, 0.8),
            [
                Falling("shift-x", "shift to the right (pixels)", -6, 6, 13, x => Math.Pow(x / (2.4 + 1.1 * index), 4)),
                Falling("shift-y", "shift downwards (pixels)", -6, 6, 13, x => Math.Pow((x + 0.2) / (2.2 + 1.2 * index), 4)),
                Falling("rotation", "rotation (degrees)", -45, 45, 13, x => Math.Pow(x / (32 + 4 * index), 4)),
                Falling("noise", "deviation of the noise (black to white is 1)", 0, 0.6, 7, x => Math.Pow(x / (0.5 - 0.08 * index), 2)),
                new Curve("examples", "training examples", [Few(600, 2), Few(6000, 1), Few(60000, 0)]),
            ]);

        CurvePoint Few(int examples, int steps) =>
            new(examples, Around(1 - errors * Math.Pow(3.1 - 0.2 * index, steps), 0.004 * (steps + 1)));

        Curve Falling(string curve, string axis, double low, double high, int count, Func<double, double> change) => new(
            curve, axis,
            [
                .. Enumerable.Range(0, count)
                    .Select(i => Math.Round(low + (high - low) * i / (count - 1), 6))
                    .Select(x => new CurvePoint(x, Around(0.11 + (0.89 - errors) / (1 + change(x)), 0.009))),
            ]);
    }

    private static TrainingReport Train(double errors, int index, int seed, int epochs)
    {
        var random = new RandomSource(seed, index);
        var reports = Enumerable.Range(1, epochs).Select(epoch =>
        {
            var left = Math.Exp(-0.9 * (epoch - 1)) + 0.03 * random.NextDouble();
            return new EpochReport(
                epoch, 0.31 / (1 + index) * left + 0.02, 1 - 0.09 / (1 + 0.5 * index) * left - 0.004, null, null,
                0.11 / (1 + index) * left + 4 * errors * 0.8, 1 - errors - 0.035 / (1 + index) * left, 0.001, 1.2);
        });
        return new TrainingReport([.. reports], epochs, false, false, 1.2 * epochs);
    }

    private static Interval Around(double mean, double half) => new(mean, Math.Max(mean - half, 0), Math.Min(mean + half, 1 + mean));

    private static McNemarTest Pair(NetworkResult first, NetworkResult second, Dataset test)
    {
        var (one, other) = (first.Runs[0].Test.Predictions, second.Runs[0].Test.Predictions);
        var onlyFirst = Enumerable.Range(0, test.Count).Count(i => one[i] == test.Label(i) && other[i] != test.Label(i));
        var onlySecond = Enumerable.Range(0, test.Count).Count(i => one[i] != test.Label(i) && other[i] == test.Label(i));
        return new McNemarTest(first.Name, second.Name, onlyFirst, onlySecond, Math.Exp(-Math.Abs(onlyFirst - onlySecond) / 2.0));
    }

    /// <summary>The first of MNIST's test digits.</summary>
    private static Dataset ReadDigits()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "data", "mnist")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests need the repository's data/mnist.");
        }
        var pixels = Unpack("t10k-images-idx3-ubyte.gz", 16, TestExamples * 28 * 28);
        var labels = Unpack("t10k-labels-idx1-ubyte.gz", 8, TestExamples);
        string[] classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        return new Dataset("mnist", new Shape(1, 28, 28), pixels, [.. labels.Select(label => (int)label)], classes);

        byte[] Unpack(string name, int header, int count)
        {
            using var file = File.OpenRead(Path.Combine(folder.FullName, "data", "mnist", name));
            using var stream = new GZipStream(file, CompressionMode.Decompress);
            stream.ReadExactly(new byte[header]);
            var content = new byte[count];
            stream.ReadExactly(content);
            return content;
        }
    }
}
