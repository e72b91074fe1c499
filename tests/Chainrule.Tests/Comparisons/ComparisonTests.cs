using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Tests.Comparisons;

/// <summary>Whole comparisons on small pictures: a bar that stands or lies, somewhere, in noise.</summary>
public class ComparisonTests
{
    private const string Dense = "input 1x6x6 | dense 8 relu | dense 2";
    private const string Convolutional = "input 1x6x6 | conv 2 3x3 relu | dense 2";

    private static readonly DataSplit Bars = new(Draw(400, 1), Draw(150, 2));

    private static readonly ComparisonOptions Options = new([Dense, Convolutional], Epochs: 2, Seeds: 2, FirstSeed: 5, Threads: 1)
    {
        Recipe = new Recipe { Optimizer = new Adam(0.01), BatchSize = 16 },
    };

    private static readonly Lazy<(ComparisonResult Result, List<ComparisonProgress> Progress)> Compared = new(() =>
    {
        var progress = new List<ComparisonProgress>();
        return (Compare(Options, Bars, new Listener(progress.Add)), progress);
    });

    [Fact]
    public void Each_network_is_trained_from_each_seed_and_evaluated()
    {
        var result = Compared.Value.Result;
        Assert.Equal([Dense, Convolutional], result.Networks.Select(network => network.Name));
        Assert.All(result.Networks, network =>
        {
            Assert.Equal([5, 6], network.Runs.Select(run => run.Seed));
            Assert.All(network.Runs, run =>
            {
                Assert.Equal(2, run.Training.Epochs.Count);
                Assert.NotNull(run.Training.Epochs[0].TestAccuracy);
                Assert.Equal(150, run.Test.Examples);
                Assert.InRange(run.TrainAccuracy!.Value, 0.6, 1);
            });
            Assert.NotEqual(network.Runs[0].Test.Loss, network.Runs[1].Test.Loss);
            Assert.Equal(network.Runs.Average(run => run.Test.Accuracy), network.TestAccuracy.Mean, 1e-12);
            Assert.InRange(network.TestAccuracy.High, network.TestAccuracy.Mean, 1);
        });
    }

    [Fact]
    public void Runs_are_those_of_the_trainer_with_the_same_recipe()
    {
        var network = Train(Options.RecipeFor(6), Bars.Train);
        var run = Compared.Value.Result.Networks[0].Runs[1];
        Assert.Equal(Evaluate(network, Bars.Test).Loss, run.Test.Loss);
        Assert.Equal(Evaluate(network, Bars.Train).Accuracy, run.TrainAccuracy);
    }

    [Fact]
    public void Curves_belong_to_the_first_runs_network()
    {
        var network = Compared.Value.Result.Networks[1];
        Assert.Equal(["shift-x", "shift-y", "rotation", "noise", "examples"], network.Curves.Select(curve => curve.Name));
        Assert.All(network.Curves, curve => Assert.Equal(curve.Points.OrderBy(point => point.X), curve.Points));
        Assert.All(network.Curves.SkipLast(1), curve =>
            Assert.Equal(network.Runs[0].Test.Accuracy, curve.Points.Single(point => point.X == 0).Accuracy.Mean));

        void Check(int curve, double x, IPictureChange change) => Assert.Equal(
            Evaluate(network.Network, Bars.Test, change).Accuracy,
            network.Curves[curve].Points.Single(point => point.X == x).Accuracy.Mean);
        Check(0, -2, new Shift(-2, 0));
        Check(1, 3, new Shift(0, 3));
        Check(2, -22.5, new Rotation(-22.5));
        Check(3, 0.3, new Noise(0.3));
    }

    [Fact]
    public void The_examples_curve_trains_anew_and_ends_with_the_first_run()
    {
        var network = Compared.Value.Result.Networks[0];
        var curve = network.Curves[^1];
        Assert.Equal([4, 40, 400], curve.Points.Select(point => point.X));
        Assert.Equal(network.Runs[0].Test.Accuracy, curve.Points[^1].Accuracy.Mean);

        var again = Train(Options.RecipeFor(5) with { Epochs = 10 }, new ExampleSubsets(Bars.Train, 5).Take(40));
        Assert.Equal(Evaluate(again, Bars.Test).Accuracy, curve.Points[1].Accuracy.Mean);
    }

    [Fact]
    public void Subsets_are_nested_and_keep_each_pictures_label()
    {
        var subsets = new ExampleSubsets(Bars.Train, 5);
        var (small, large) = (subsets.Take(4), subsets.Take(40));
        for (var i = 0; i < small.Count; i++)
        {
            Assert.Equal(small.Pixels(i), large.Pixels(i));
        }
        Assert.All(Enumerable.Range(0, large.Count), i => Assert.Contains(
            Enumerable.Range(0, Bars.Train.Count), j => Bars.Train.Label(j) == large.Label(i) && Bars.Train.Pixels(j).SequenceEqual(large.Pixels(i))));
        Assert.False(new ExampleSubsets(Bars.Train, 6).Take(4).Pixels(0).SequenceEqual(small.Pixels(0)));
        Assert.Empty(new ExampleSubsets(Bars.Train.Slice(0, 10), 5).Counts);
    }

    [Fact]
    public void Networks_are_tested_pairwise_on_their_first_runs()
    {
        var result = Compared.Value.Result;
        var test = Assert.Single(result.Tests);
        var (first, second) = (result.Networks[0].Runs[0].Test, result.Networks[1].Runs[0].Test);
        Assert.Equal(second.Errors - first.Errors, test.OnlyFirstRight - test.OnlySecondRight);
        Assert.Equal(Statistics.McNemar(test.OnlyFirstRight, test.OnlySecondRight), test.PValue);
        Assert.StartsWith("Trained on", result.Observations.Single(sentence => sentence.Contains("40 examples (10%", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Discordant_examples_are_those_that_just_one_answers_right()
    {
        var data = new Dataset("d", new Shape(1), new byte[5], [0, 0, 0, 1, 1], ["a", "b"]);
        var (first, second) = (Answers(0, 0, 1, 1, 0), Answers(1, 0, 0, 0, 0));
        Assert.Equal((2, 1), Comparison.CountDiscordant(first, second, data));
        Assert.Equal((1, 2), Comparison.CountDiscordant(second, first, data));

        static Evaluation Answers(params int[] predictions) => new(0, predictions, [], []);
    }

    [Fact]
    public void A_first_look_at_a_trained_network_finds_what_the_comparison_found()
    {
        var whole = Compared.Value.Result.Networks[1];
        var look = FirstLook.Of(Convolutional, whole.Network, 5, whole.Runs[0].Training, Bars.Test, 1, TestContext.Current.CancellationToken);
        Assert.Equal(whole.Runs[0].Test.Confusion, look.Runs[0].Test.Confusion);
        Assert.Equal(whole.Runs[0].Training.Seconds, look.TrainSeconds.Mean);
        Assert.Equal([3, 3, 3, 2], look.Curves.Select(curve => curve.Points.Count));
        Assert.All(look.Curves, (curve, i) => Assert.All(curve.Points, point => Assert.Contains(point, whole.Curves[i].Points)));
    }

    [Fact]
    public void Progress_rises_to_all_of_it_through_every_stage()
    {
        var progress = Compared.Value.Progress;
        Assert.Equal(progress.OrderBy(report => report.Done), progress);
        Assert.InRange(progress[^1].Done, 0.9, 1);
        Assert.Equal(
            ["training", "evaluating", "shift-x", "shift-y", "rotation", "noise", "examples"],
            progress.Select(report => report.Stage).Distinct());
        Assert.Equal([(1, 2), (2, 2)], progress.Where(report => report.Stage == "training").Select(report => (report.Run, report.Runs)).Distinct());
        Assert.Contains(progress, report => report.Training is { Epoch: 2, Examples: 400 });
    }

    [Fact]
    public void Vectors_have_no_shift_and_no_rotation()
    {
        static Dataset Flat(Dataset data)
        {
            var pixels = new byte[data.Count * 36];
            for (var i = 0; i < data.Count; i++)
            {
                data.Pixels(i).CopyTo(pixels.AsSpan(i * 36));
            }
            return new Dataset("flat", new Shape(36), pixels, [.. Enumerable.Range(0, data.Count).Select(data.Label)], data.Classes);
        }

        var result = Compare(
            Options with { Networks = ["input 36 | dense 2"], Seeds = 1, Epochs = 1 }, new DataSplit(Flat(Bars.Train), Flat(Bars.Test)));
        Assert.Equal(["noise", "examples"], result.Networks[0].Curves.Select(curve => curve.Name));
        Assert.Empty(result.Tests);
        var run = result.Networks[0].Runs[0];
        Assert.Equal(Statistics.ShareInterval(150 - run.Test.Errors, 150), result.Networks[0].TestAccuracy);
    }

    [Theory]
    [InlineData("training")]
    [InlineData("evaluating")]
    [InlineData("rotation")]
    [InlineData("examples")]
    public void Cancelling_stops_it_in_any_stage(string stage)
    {
        using var cancellation = new CancellationTokenSource();
        var listener = new Listener(report =>
        {
            if (report.Stage == stage)
            {
                cancellation.Cancel();
            }
        });
        Assert.ThrowsAny<OperationCanceledException>(() => Comparison.Run(Options, Bars, listener, cancellation.Token));
    }

    [Fact]
    public void What_cannot_be_compared_is_refused_before_any_training()
    {
        void Refused(string expected, ComparisonOptions options, DataSplit data)
        {
            var error = Assert.Throws<ChainruleException>(
                () => Compare(options, data, new Listener(_ => Assert.Fail("It began to train."))));
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        }

        Refused("no network to compare", Options with { Networks = [] }, Bars);
        Refused("named twice", Options with { Networks = [Dense, Convolutional, Dense] }, Bars);
        Refused("1x6x6", Options with { Networks = [Dense, "lenet"] }, Bars);
        Refused("no examples", Options, Bars with { Test = Bars.Test.Slice(0, 0) });
        Refused("smaller seed", Options with { Seeds = 2, FirstSeed = long.MaxValue }, Bars);
        Assert.Throws<ArgumentOutOfRangeException>(() => Compare(Options with { Seeds = 0 }, Bars));
    }

    private static ComparisonResult Compare(ComparisonOptions options, DataSplit data, Listener? progress = null) =>
        Comparison.Run(options, data, progress, TestContext.Current.CancellationToken);

    private static Network Train(Recipe recipe, Dataset data)
    {
        var network = Network.Parse(Dense);
        new Trainer(network, recipe).Fit(data, cancellation: TestContext.Current.CancellationToken);
        return network;
    }

    private static Evaluation Evaluate(Network network, Dataset data, IPictureChange? change = null) =>
        Evaluator.Evaluate(network, data, change, 1, TestContext.Current.CancellationToken);

    private static Dataset Draw(int count, long seed)
    {
        var random = new RandomSource(seed);
        var (pixels, labels) = (new byte[count * 36], new int[count]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(2);
            var line = random.NextInt(6);
            for (var p = 0; p < 36; p++)
            {
                var ink = (labels[i] == 0 ? p / 6 : p % 6) == line ? 120 : 0;
                pixels[i * 36 + p] = (byte)(ink + random.NextInt(100));
            }
        }
        return new Dataset("bars", new Shape(1, 6, 6), pixels, labels, ["lying", "standing"]);
    }

    private sealed class Listener(Action<ComparisonProgress> hear) : IProgress<ComparisonProgress>
    {
        public void Report(ComparisonProgress value) => hear(value);
    }
}
