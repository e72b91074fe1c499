using Chainrule.Networks;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Networks;

public class TraceTests
{
    /// <summary>Smooth networks, whose difference quotients float numbers bear: nothing that has a kink, nothing that drops.</summary>
    private static readonly string[] Smooth =
    [
        "input 5 | dense 4 sigmoid | dense 3",
        "input 2x6x6 | conv 3 3x3 same tanh | avgpool 2 | conv 4 2x2 gelu | dense 5 softplus | dense 3",
        "input 1x9x8 | conv 2 3x3 stride 2 pad 2 dilation 2 sigmoid | dropout 0.5 | flatten | dense 4",
        "input 1x4x4 | tanh | dense 2",
    ];

    public static TheoryData<string> Networks { get; } = [.. Smooth];

    private static (Network Network, float[] Input) Draw(Network network, long seed)
    {
        network.Initialize(Initialization.PyTorch, seed);
        var random = new RandomSource(seed, 1);
        var input = new float[network.Input.Count];
        for (var i = 0; i < input.Length; i++)
        {
            input[i] = (float)random.NextDouble(-1, 1);
        }
        return (network, input);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void The_gradient_is_the_difference_quotient_of_the_answer(string text)
    {
        var (network, input) = Draw(Network.Parse(text), 3);
        var trace = Trace.Of(network, input);
        const float step = 1 / 64f;
        for (var i = 0; i < input.Length; i++)
        {
            var (up, down) = (input.ToArray(), input.ToArray());
            up[i] += step;
            down[i] -= step;
            var quotient = (network.Predict(up)[trace.Answer] - network.Predict(down)[trace.Answer]) / (2 * step);
            Assert.Equal(quotient, trace.Gradient[i], 2e-3);
        }
        Assert.Contains(trace.Gradient, value => Math.Abs(value) > 1e-3);
    }

    [Fact]
    public void Every_layer_puts_out_what_the_network_made_of_the_layers_up_to_it_puts_out() => Gen.Long.Sample(seed =>
    {
        var (network, input) = Draw(RandomNetworks.Create(seed), seed);
        var trace = Trace.Of(network, input);
        for (var count = 1; count <= network.Layers.Count; count++)
        {
            var part = new Network(network.Input, network.Layers.Take(count));
            foreach (var parameter in part.Parameters)
            {
                network[parameter.Name].Values.CopyTo(parameter.Tensor.Values);
            }
            var expected = part.Predict(input);
            Assert.Equal(network.Layers[count - 1].Output.Count, trace.Activations[count - 1].Length);
            Assert.All(expected, (value, i) => Assert.Equal(value, trace.Activations[count - 1][i], 1e-4 * (1 + Math.Abs(value))));
        }
        Assert.Equal(trace.Output.Max(), trace.Output[trace.Answer]);
    }, iter: 200);

    [Fact]
    public void A_pixels_contribution_is_what_a_linear_answer_loses_without_it()
    {
        var network = Network.Parse("input 1x2x3 | dense 2");
        network.Initialize(Initialization.PyTorch, 1);
        network.Normalization = new Normalization(0.3f, 0.4f);
        byte[] pixels = [0, 255, 100, 7, 0, 200];
        var trace = Trace.Of(network, (ReadOnlySpan<byte>)pixels);
        var contributions = trace.Contributions(network, pixels);
        for (var i = 0; i < pixels.Length; i++)
        {
            var without = pixels.ToArray();
            without[i] = 0;
            Assert.Equal(trace.Output[trace.Answer] - Trace.Of(network, (ReadOnlySpan<byte>)without).Output[trace.Answer], contributions[i], 1e-5);
        }
    }
}
