using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Tests.Comparisons;

/// <summary>A network's measurements, made up: the tests of the observations turn one at a time.</summary>
internal sealed record Measured(string Name, params int[] Errors)
{
    public const int TrainCount = 60_000;

    public string Text { get; init; } = "input 4 | dense 10";
    public int Examples { get; init; } = 10_000;
    public double[] Seconds { get; init; } = [2];
    public double? TrainAccuracy { get; init; }
    public Curve[] Curves { get; init; } = [];

    /// <summary>Counts of the confusion off the diagonal, by true and answered class; the first run's errors if null.</summary>
    public (int Truth, int Answer, int Count)[]? Confused { get; init; }

    public NetworkResult Result()
    {
        NetworkRun[] runs = [.. Errors.Select((errors, i) => new NetworkRun(
            i + 1, new TrainingReport([], 1, false, false, Seconds[i % Seconds.Length]), Answers(errors)) { TrainAccuracy = TrainAccuracy })];
        return new NetworkResult(
            Name, Network.Parse(Text), runs, NetworkStudy.AccuracyInterval(runs),
            Statistics.MeanInterval([.. runs.Select(run => run.Training.Seconds)]), Curves);
    }

    public static ComparisonResult Compare(params Measured[] networks) => Compare([], networks);

    /// <summary>A comparison; each test names its networks by index.</summary>
    public static ComparisonResult Compare((int First, int Second, int OnlyFirst, int OnlySecond)[] tests, params Measured[] networks)
    {
        var examples = networks[0].Examples;
        string[] classes = [.. Enumerable.Range(0, 10).Select(i => i == 9 ? "ankle boot" : i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var data = new DataSplit(
            new Dataset("made up", new Shape(1), new byte[TrainCount], new int[TrainCount], classes),
            new Dataset("made up", new Shape(1), new byte[examples], [.. Enumerable.Range(0, examples).Select(i => i % 10)], classes));
        return new ComparisonResult(
            new ComparisonOptions([.. networks.Select(network => network.Name)], 5, networks[0].Errors.Length), data,
            [.. networks.Select(network => network.Result())],
            [.. tests.Select(test => new McNemarTest(
                networks[test.First].Name, networks[test.Second].Name, test.OnlyFirst, test.OnlySecond,
                Statistics.McNemar(test.OnlyFirst, test.OnlySecond)))],
            []);
    }

    /// <summary>A curve through points on so many examples, with Wilson's intervals.</summary>
    public static Curve Curve(string name, params (double X, double Accuracy)[] points) =>
        new(name, name, [.. points.Select(point => new CurvePoint(point.X, Statistics.ShareInterval((int)Math.Round(point.Accuracy * 10_000), 10_000)))]);

    private Evaluation Answers(int errors)
    {
        var confusion = new int[10][];
        for (var label = 0; label < 10; label++)
        {
            confusion[label] = new int[10];
            confusion[label][label] = Examples / 10;
        }
        foreach (var (truth, answer, count) in Confused ?? [(0, 1, errors)])
        {
            confusion[truth][answer] += count;
            confusion[truth][truth] -= count;
        }
        return new Evaluation(0.1, new int[Examples], new float[Examples], confusion);
    }
}
