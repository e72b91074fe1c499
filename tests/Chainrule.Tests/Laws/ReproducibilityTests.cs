using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Optimizers;
using Chainrule.Tensors;
using Chainrule.Training;

namespace Chainrule.Tests.Laws;

/// <summary>The same seed gives the same bits at any number of threads.</summary>
public class ReproducibilityTests
{
    internal const string Text =
        "input 1x12x12 | conv 5 3x3 same relu | maxpool 2 | dropout 0.2 | conv 7 3x3 gelu | dense 33 relu | dropout 0.5 | dense 10";

    internal static Dataset RandomPictures(int count)
    {
        var random = new RandomSource(7);
        var pixels = new byte[count * 144];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)random.NextBits();
        }
        var labels = Enumerable.Range(0, count).Select(i => i % 10).ToArray();
        return new Dataset("random", new Shape(1, 12, 12), pixels, labels, [.. Enumerable.Range(0, 10).Select(k => $"{k}")]);
    }

    private static float[] TrainedParameters(int threads, int batch)
    {
        var network = Network.Parse(Text);
        var recipe = new Recipe
        {
            Epochs = 2,
            BatchSize = batch,
            Threads = threads,
            Optimizer = new Adam(0.01),
            Augmentation = new Augmentation(1, 10, 0.1),
            ValidationShare = 0.1,
        };
        new Trainer(network, recipe).Fit(RandomPictures(Math.Min(40 * batch, 333)), cancellation: TestContext.Current.CancellationToken);
        return [.. network.Parameters.SelectMany(parameter => parameter.Tensor.Values.ToArray())];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(300)]
    public void The_same_seed_gives_the_same_bits_at_any_number_of_threads(int batch)
    {
        var one = TrainedParameters(1, batch);
        Assert.All(one, value => Assert.True(float.IsFinite(value)));
        foreach (var threads in new[] { 2, 3, 8 })
        {
            Assert.Equal(one, TrainedParameters(threads, batch));
        }
    }

    [Fact]
    public void Another_seed_gives_another_network()
    {
        var networks = new[] { 1L, 2L }.Select(seed =>
        {
            var network = Network.Parse(Text);
            new Trainer(network, new Recipe { Epochs = 1, Seed = seed }).Fit(RandomPictures(100), cancellation: TestContext.Current.CancellationToken);
            return network["dense1.weight"].Values.ToArray();
        }).ToArray();
        Assert.NotEqual(networks[0], networks[1]);
    }
}
