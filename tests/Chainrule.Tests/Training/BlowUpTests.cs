using Chainrule.Data;
using Chainrule.Layers;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Tests.Training;

/// <summary>What goes wrong late or early in training is said, not carried on with.</summary>
public class BlowUpTests
{
    private static readonly Dataset Two = new("two", new Shape(2), [255, 0, 0, 255], [0, 1], ["a", "b"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Parameters_that_the_very_last_step_breaks_are_noticed()
    {
        var network = Network.Parse("input 2 | dense 2");
        var recipe = new Recipe { Optimizer = new Sgd(1e38, weightDecay: 1e3), Epochs = 1, BatchSize = 2 };
        var error = Assert.Throws<ChainruleException>(() => new Trainer(network, recipe).Fit(Two, cancellation: Token));
        Assert.Equal("training stopped after step 1 (epoch 1): dense1.weight is no longer finite; lower the learning rate (it was 1E+38)", error.Message);
    }

    [Fact]
    public void Outputs_that_overflow_are_refused_in_a_line()
    {
        var network = Network.Parse("input 2 | dense 2");
        network["dense1.weight"].Values.Fill(float.MaxValue);
        Assert.Contains("not finite", Assert.Throws<ChainruleException>(() => network.Classify([255, 255])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "not finite", Assert.Throws<ChainruleException>(() => Evaluator.Evaluate(network, Two, new Brighter(), cancellation: Token)).Message,
            StringComparison.Ordinal);
    }

    private sealed class Brighter : IPictureChange
    {
        public void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape, ref RandomSource random) => target.Fill(255);
    }

    [Fact]
    public void A_mistake_that_a_worker_meets_reaches_the_caller_as_it_is()
    {
        var network = Network.Parse("input 2 | dense 2");
        var recipe = new Recipe { Augmentation = new Augmentation(shift: 1), Threads = 2 };
        Assert.Throws<ChainruleException>(() => new Trainer(network, recipe).Fit(Two, cancellation: Token));
    }

    [Fact]
    public void Pooling_refuses_a_window_that_its_text_cannot_say()
    {
        var shape = new Shape(1, 8, 8);
        Assert.Throws<ArgumentException>(() => new MaxPool2d(shape, Window.Square(2, 1, dilation: 2)));
        Assert.Throws<ArgumentException>(() => new AveragePool2d(shape, new Window(new WindowAxis(2, 2, 1, 1), new WindowAxis(2, 2))));
    }

    [Fact]
    public void A_window_has_at_least_one_cell_and_one_step() =>
        Assert.All<Func<WindowAxis>>(
            [() => new WindowAxis(0), () => new WindowAxis(1, 0), () => new WindowAxis(1, 1, -1), () => new WindowAxis(1, 1, 0, -1), () => new WindowAxis(1, 1, 0, 0, 0)],
            create => Assert.Throws<ArgumentOutOfRangeException>(() => { create(); }));

    [Fact]
    public void An_epoch_that_was_not_validated_is_never_the_best()
    {
        using var cancellation = new CancellationTokenSource();
        var random = new RandomSource(5);
        var pixels = Enumerable.Range(0, 400).Select(_ => (byte)random.NextInt(256)).ToArray();
        var data = new Dataset("noise", new Shape(2), pixels, [.. Enumerable.Range(0, 200).Select(i => i % 2)], ["a", "b"]);
        var network = Network.Parse("input 2 | dense 16 relu | dense 2");
        var recipe = new Recipe { Optimizer = new Adam(0.05), Epochs = 50, ValidationShare = 0.3, KeepBest = true };
        var report = new Trainer(network, recipe).Fit(data, null, new CancelAtEndOf(20, cancellation), cancellation.Token);
        Assert.Null(report.Epochs[^1].ValidationLoss);
        Assert.Equal(report.Epochs.Where(epoch => epoch.ValidationLoss is not null).MinBy(epoch => epoch.ValidationLoss)!.Epoch, report.BestEpoch);
    }

    private sealed class CancelAtEndOf(int epoch, CancellationTokenSource cancellation) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch && value.Examples == value.EpochExamples)
            {
                cancellation.Cancel();
            }
        }
    }
}
