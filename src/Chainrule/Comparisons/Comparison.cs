using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Training;

namespace Chainrule.Comparisons;

/// <summary>Trains networks on the same data by the same recipe, measures them, and says what there is to observe.</summary>
public static class Comparison
{
    /// <summary>Compares networks.</summary>
    /// <param name="options">Which networks, and how thoroughly.</param>
    /// <param name="data">The examples to learn from and to judge by.</param>
    /// <param name="progress">Told where it stands, on the comparing thread.</param>
    /// <param name="cancellation">Stops it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The same for the same options and data, but for the seconds.</returns>
    /// <exception cref="ChainruleException">A text that is no network, a network named twice, seeds beyond the largest, data that do not fit.</exception>
    public static ComparisonResult Run(
        ComparisonOptions options, DataSplit data, IProgress<ComparisonProgress>? progress = null, CancellationToken cancellation = default)
    {
        Check(options, data);
        var work = new ComparisonWork(options.Seeds, progress);
        NetworkStudy[] studies =
            [.. options.Networks.Select(name => new NetworkStudy(name, Network.Parse(name), options, data, work, cancellation))];
        foreach (var study in studies)
        {
            study.CheckFit();
            work.Expect(study.Work);
        }
        return Judge(options, data, [.. studies.Select(study => study.Measure())]);
    }

    /// <summary>Tests measured networks against each other, and says what there is to observe.</summary>
    internal static ComparisonResult Judge(ComparisonOptions options, DataSplit data, NetworkResult[] networks)
    {
        var result = new ComparisonResult(options, data, networks, TestPairs(networks, data.Test), []);
        return result with { Observations = Observations.Of(result) };
    }

    private static void Check(ComparisonOptions options, DataSplit data)
    {
        if (options.Networks.Count == 0)
        {
            throw new ChainruleException("no network to compare: name at least one, such as ffn or lenet");
        }
        if (options.Networks.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ChainruleException($"network '{twice.Key}' is named twice: name each once, and ask for more seeds to train it again");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Seeds, 1);
        if (options.FirstSeed > long.MaxValue - (options.Seeds - 1))
        {
            throw new ChainruleException(
                $"{options.Seeds} seeds from {options.FirstSeed} on would go beyond the largest, {long.MaxValue}: begin with a smaller seed");
        }
    }

    /// <summary>McNemar's test of each two networks, on the answers of their first runs.</summary>
    private static List<McNemarTest> TestPairs(NetworkResult[] networks, Dataset test)
    {
        var tests = new List<McNemarTest>();
        for (var i = 0; i < networks.Length; i++)
        {
            for (var j = i + 1; j < networks.Length; j++)
            {
                tests.Add(Pair(networks[i], networks[j], test));
            }
        }
        return tests;
    }

    private static McNemarTest Pair(NetworkResult first, NetworkResult second, Dataset test)
    {
        var (onlyFirst, onlySecond) = CountDiscordant(first.Runs[0].Test, second.Runs[0].Test, test);
        return new McNemarTest(first.Name, second.Name, onlyFirst, onlySecond, Statistics.McNemar(onlyFirst, onlySecond));
    }

    /// <summary>How many examples only the first, and only the second, evaluation answers right.</summary>
    internal static (int OnlyFirst, int OnlySecond) CountDiscordant(Evaluation first, Evaluation second, Dataset test)
    {
        var (onlyFirst, onlySecond) = (0, 0);
        for (var i = 0; i < test.Count; i++)
        {
            var label = test.Label(i);
            switch (first.Predictions[i] == label, second.Predictions[i] == label)
            {
                case (true, false):
                    onlyFirst++;
                    break;
                case (false, true):
                    onlySecond++;
                    break;
            }
        }
        return (onlyFirst, onlySecond);
    }
}
