using Chainrule.Layers;
using Chainrule.Networks;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Networks;

public class NetworkTextTests
{
    [Fact]
    public void Any_network_prints_a_text_that_parses_to_the_same_network() => RandomNetworks.Any.Check(1000, network =>
    {
        var text = network.ToString();
        var parsed = Network.Parse(text);
        Assert.Equal(text, parsed.ToString());
        Assert.Equal(network.Input, parsed.Input);
        Assert.Equal(network.Layers.Select(Describe), parsed.Layers.Select(Describe));
        Assert.Equal(network.Parameters.Select(Describe), parsed.Parameters.Select(Describe));
    });

    private static string Describe(Layer layer) => $"{layer.GetType().Name} {layer.Input} {layer.Output} {(layer as Conv2d)?.Window} {layer}";

    private static string Describe(Parameter parameter) => $"{parameter.Name} {parameter.Tensor.Shape} {parameter.Offset}";

    [Theory]
    [InlineData("  input   1x28x28|conv 6 5x5 same relu|maxpool 2x2 ", "input 1x28x28 | conv 6 5x5 same relu | maxpool 2")]
    [InlineData("input 1x9x9 | conv 2 3x5 pad same stride 2x2 dilation 1", "input 1x9x9 | conv 2 3x5 stride 2 same")]
    [InlineData("input 1x9x9 | conv 2 3x3 valid stride 2x1", "input 1x9x9 | conv 2 3x3 stride 2x1")]
    [InlineData("input 1x9x9 | conv 2 3x3 pad 0", "input 1x9x9 | conv 2 3x3")]
    [InlineData("input 1x9x9 | conv 2 3x3 pad 1,1,1,1 dilation 2", "input 1x9x9 | conv 2 3x3 pad 1 dilation 2")]
    [InlineData("input 1x9x9 | conv 2 3x3 pad 1,2,0,3 dilation 1x2 tanh", "input 1x9x9 | conv 2 3x3 pad 1,2,0,3 dilation 1x2 tanh")]
    [InlineData("input 1x9x9 | maxpool 3 stride 3 | avgpool 2x3 stride 1", "input 1x9x9 | maxpool 3 | avgpool 2x3 stride 1")]
    [InlineData("input 4 | dense 3 | relu | dropout 0.50 | dense 2 leaky-relu 0.01", "input 4 | dense 3 relu | dropout 0.5 | dense 2 leaky-relu")]
    [InlineData("input 4 | sigmoid | dense 3 leaky-relu 0.2 | gelu | softplus", "input 4 | sigmoid | dense 3 leaky-relu 0.2 | gelu | softplus")]
    public void A_text_is_printed_in_its_canonical_form(string text, string canonical) =>
        Assert.Equal(canonical, Network.Parse(text).ToString());

    [Fact]
    public void A_dense_layer_takes_a_picture_without_flattening()
    {
        var network = Network.Parse("input 2x3x4 | dense 5");
        Assert.Equal(new Shape(5, 24), network["dense1.weight"].Shape);
    }

    [Fact]
    public void Presets_are_their_texts()
    {
        Assert.Equal(["sheet", "ffn", "lenet", "fast", "pytorch-mnist"], NetworkPresets.All.Select(preset => preset.Name));
        foreach (var preset in NetworkPresets.All)
        {
            var network = Network.Parse($" {preset.Name} ");
            Assert.Equal(preset.Text, network.ToString());
            Assert.Equal(preset.Loss, network.Loss.Name);
        }
    }
}
