using Chainrule.Data;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Tests.Training;

public class TrainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Two classes told apart by which half of a 1×2×2 picture is bright.</summary>
    private static Dataset Halves(int count, int seed = 1)
    {
        var random = new RandomSource(seed);
        var pixels = new byte[count * 4];
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextInt(2);
            for (var p = 0; p < 4; p++)
            {
                pixels[i * 4 + p] = (byte)(random.NextInt(100) + (p / 2 == labels[i] ? 150 : 0));
            }
        }
        return new Dataset("halves", new Shape(1, 2, 2), pixels, labels, ["top", "bottom"]);
    }

    [Theory]
    [InlineData("sgd 0.1 momentum 0.9")]
    [InlineData("adam 0.01")]
    [InlineData("adamw 0.01")]
    [InlineData("rmsprop 0.003")]
    [InlineData("adadelta 1")]
    public void Every_optimizer_learns_an_easy_task(string optimizer)
    {
        var network = Network.Parse("input 1x2x2 | dense 8 tanh | dense 2");
        var recipe = new Recipe { Optimizer = Optimizer.Parse(optimizer), Epochs = 20, BatchSize = 16, Threads = 2 };
        var report = new Trainer(network, recipe).Fit(Halves(400), Halves(100, seed: 2), cancellation: Token);
        Assert.Equal(20, report.Epochs.Count);
        Assert.True(report.Epochs[^1].TestAccuracy >= 0.97, $"test accuracy {report.Epochs[^1].TestAccuracy}");
        Assert.True(report.Epochs[^1].Loss < report.Epochs[0].Loss);
        Assert.Equal(["top", "bottom"], network.Classes);
    }

    [Fact]
    public void A_rate_far_too_high_stops_with_the_step_and_the_gradient_that_broke()
    {
        var network = Network.Parse("input 1x2x2 | dense 8 relu | dense 8 relu | dense 2");
        var recipe = new Recipe { Optimizer = new Sgd(1e20), Loss = new SumOfSquares(), Epochs = 5, BatchSize = 10 };
        var error = Assert.Throws<ChainruleException>(() => new Trainer(network, recipe).Fit(Halves(200), cancellation: Token));
        Assert.Matches(@"^training stopped at step \d+ \(epoch 1\): .*the gradient of dense[123]\.(weight|bias)\); lower the learning rate \(it was 1E\+20\)$", error.Message);
        Assert.DoesNotContain('\n', error.Message);
        Assert.All(network.Parameters.SelectMany(parameter => parameter.Tensor.Values.ToArray()), value => Assert.True(float.IsFinite(value)));
    }

    [Theory]
    [InlineData("mnist")]
    [InlineData(null)]
    public void A_network_remembers_how_pictures_become_like_those_it_learnt_from(string? preparation)
    {
        var network = Network.Parse("input 1x2x2 | dense 2");
        network.Preparation = "another";
        var data = Halves(10);
        byte[] pixels = [.. Enumerable.Range(0, 10).SelectMany(i => data.Pixels(i).ToArray())];
        var prepared = new Dataset("halves", data.Shape, pixels, [.. Enumerable.Range(0, 10).Select(data.Label)], data.Classes)
        {
            Preparation = preparation,
        };
        new Trainer(network, new Recipe { Epochs = 1 }).Fit(prepared, cancellation: Token);
        Assert.Equal(preparation, network.Preparation);
    }

    [Fact]
    public void Cancelling_keeps_what_was_learnt()
    {
        using var cancellation = new CancellationTokenSource();
        var network = Network.Parse("input 1x2x2 | dense 8 tanh | dense 2");
        var progress = new CancelAfter(3, cancellation);
        var report = new Trainer(network, new Recipe { Epochs = 50 }).Fit(Halves(400), null, progress, cancellation.Token);
        Assert.True(report.Cancelled);
        Assert.Equal(3, report.Epochs.Count);

        var uncancelled = Network.Parse(network.ToString());
        new Trainer(uncancelled, new Recipe { Epochs = 3 }).Fit(Halves(400), cancellation: Token);
        Assert.All(network.Parameters, (parameter, p) => Assert.Equal(uncancelled.Parameters[p].Tensor.Values.ToArray(), parameter.Tensor.Values.ToArray()));
    }

    private sealed class CancelAfter(int epochs, CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epochs && value.Examples == value.EpochExamples)
            {
                cancellation.Cancel();
            }
        }
    }

    [Fact]
    public void The_time_of_who_listens_is_not_trainings()
    {
        var report = new Trainer(Network.Parse("input 1x2x2 | dense 2"), new Recipe { Epochs = 2 }).Fit(Halves(64), null, new Listener(_ => Thread.Sleep(300)), Token);
        Assert.InRange(report.Seconds, 0, 0.3);
        Assert.InRange(report.Epochs[1].Seconds, 0, 0.3);
    }

    [Fact]
    public void Reports_tell_of_the_examples_since_the_last_one_and_of_the_last_epoch()
    {
        var heard = new List<TrainingProgress>();
        var report = new Trainer(Network.Parse("input 1x2x2 | dense 2"), new Recipe { Epochs = 2 }).Fit(Halves(400), null, new Listener(heard.Add), Token);
        Assert.Null(heard[0].LastEpoch);
        Assert.Equal(report.Epochs[0], heard[^1].LastEpoch);
        foreach (var epoch in heard.GroupBy(progress => progress.Epoch))
        {
            var (done, loss, correct) = (0, 0.0, 0.0);
            foreach (var progress in epoch)
            {
                loss += progress.RecentLoss * (progress.Examples - done);
                correct += progress.RecentAccuracy * (progress.Examples - done);
                done = progress.Examples;
                Assert.Equal(progress.Loss, loss / done, 1e-9);
                Assert.Equal(progress.Accuracy, correct / done, 1e-9);
            }
        }
    }

    private sealed class Listener(Action<TrainingProgress> heard) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => heard(value);
    }

    [Fact]
    public void Patience_stops_early_and_the_best_weights_come_back()
    {
        // Labels without any sense: validation soon gets worse while training goes on learning by heart.
        var random = new RandomSource(3);
        var pixels = new byte[300 * 4];
        var labels = new int[300];
        for (var i = 0; i < 300; i++)
        {
            labels[i] = random.NextInt(2);
            for (var p = 0; p < 4; p++)
            {
                pixels[i * 4 + p] = (byte)random.NextInt(256);
            }
        }
        var noise = new Dataset("noise", new Shape(1, 2, 2), pixels, labels, ["a", "b"]);
        var network = Network.Parse("input 1x2x2 | dense 64 relu | dense 64 relu | dense 2");
        var recipe = new Recipe { Optimizer = new Adam(0.01), Epochs = 200, ValidationShare = 0.3, Patience = 5, KeepBest = true };
        var report = new Trainer(network, recipe).Fit(noise, cancellation: Token);

        Assert.True(report.StoppedEarly);
        Assert.False(report.Cancelled);
        Assert.Equal(report.Epochs.MinBy(epoch => epoch.ValidationLoss)!.Epoch, report.BestEpoch);
        Assert.Equal(report.BestEpoch + 5, report.Epochs[^1].Epoch);

        var again = Network.Parse(network.ToString());
        new Trainer(again, recipe with { Epochs = report.BestEpoch, Patience = 0, KeepBest = false }).Fit(noise, cancellation: Token);
        Assert.Equal(again["dense2.weight"].Values.ToArray(), network["dense2.weight"].Values.ToArray());
    }

    [Theory]
    [InlineData("input 1x3x2 | dense 2", "1x3x2")]
    [InlineData("input 4 | dense 3", "3 outputs")]
    public void Data_that_does_not_fit_is_refused_in_a_line(string text, string part)
    {
        var error = Assert.Throws<ChainruleException>(() => new Trainer(Network.Parse(text), new Recipe()).Fit(Halves(10), cancellation: Token));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_that_contradicts_itself_is_refused()
    {
        var network = Network.Parse("input 4 | dense 2");
        Assert.Throws<ChainruleException>(() => new Trainer(network, new Recipe { KeepBest = true }));
        Assert.Throws<ChainruleException>(() => new Trainer(network, new Recipe { Epochs = 0 }));
        Assert.Throws<ChainruleException>(() => new Trainer(network, new Recipe { BatchSize = 0 }));
        Assert.Throws<ChainruleException>(() => new Trainer(network, new Recipe { ValidationShare = 1 }));
    }

    [Fact]
    public void Many_threads_may_ask_one_network_at_once()
    {
        var network = Network.Parse("lenet");
        network.Initialize(Initialization.PyTorch, 1);
        var inputs = Enumerable.Range(0, 64).Select(i => Enumerable.Range(0, 784).Select(p => (float)Math.Sin(i * p)).ToArray()).ToArray();
        var expected = inputs.Select(input => network.Predict(input)).ToArray();
        Parallel.For(0, 64 * 20, i => Assert.Equal(expected[i % 64], network.Predict(inputs[i % 64])));
    }

    [Fact]
    public void An_evaluation_counts_every_example_once()
    {
        var network = Network.Parse("input 4 | dense 2");
        network.Initialize(Initialization.PyTorch, 1);
        var data = Halves(Evaluator.BatchSize + 3);
        var evaluation = Evaluator.Evaluate(network, data, cancellation: Token);
        Assert.Equal(data.Count, evaluation.Examples);
        Assert.Equal(data.Count, evaluation.Confusion.Sum(row => row.Sum()));
        for (var i = 0; i < data.Count; i++)
        {
            var shares = network.Classify(data.Pixels(i));
            Assert.Equal(shares[0] >= shares[1] ? 0 : 1, evaluation.Predictions[i]);
            Assert.Equal(shares.Max(), evaluation.Confidence[i], 1e-5f);
        }
    }
}
