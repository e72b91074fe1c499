using Chainrule.Layers;
using Chainrule.Networks;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Networks;

public class NetworkTests
{
    [Fact]
    public void Parameters_lie_one_after_the_other_each_on_a_cache_line() => RandomNetworks.Any.Check(200, network =>
    {
        var next = 0;
        foreach (var parameter in network.Parameters)
        {
            Assert.Equal(0, parameter.Offset % 16);
            Assert.InRange(parameter.Offset - next, 0, 15);
            next = parameter.Offset + parameter.Tensor.Shape.Count;
            parameter.Tensor.Values.Fill(parameter.Offset + 1);
            Assert.Equal(parameter.Offset + 1, network.ParameterMemory.Span[parameter.Offset]);
        }
        Assert.Equal(0, network.ParameterMemory.Count % 16);
        Assert.InRange(network.ParameterMemory.Count - next, 0, 15);
        Assert.All(network.Parameters, parameter => Assert.All(parameter.Tensor.Values.ToArray(), value => Assert.Equal(parameter.Offset + 1, value)));
        Assert.Equal(network.Parameters.Sum(parameter => parameter.Tensor.Shape.Count), network.ParameterCount);
    });

    [Fact]
    public void Parameters_are_named_by_kind_and_count()
    {
        var network = Network.Parse("lenet");
        Assert.Equal(
            [
                "conv1.weight 6x1x5x5", "conv1.bias 6", "conv2.weight 16x6x5x5", "conv2.bias 16", "dense1.weight 120x400",
                "dense1.bias 120", "dense2.weight 84x120", "dense2.bias 84", "dense3.weight 10x84", "dense3.bias 10",
            ],
            network.Parameters.Select(parameter => $"{parameter.Name} {parameter.Tensor.Shape}"));
        Assert.Same(network.Parameters[2].Tensor, network["conv2.weight"]);
    }

    [Fact]
    public void An_unknown_parameter_is_refused_with_the_names_there_are()
    {
        var mistake = Assert.Throws<ChainruleException>(() => Network.Parse("input 2 | dense 2")["dense2.bias"]);
        Assert.Equal("there is no parameter 'dense2.bias': this network has dense1.weight, dense1.bias", mistake.Message);
    }

    [Fact]
    public void A_layer_that_does_not_take_what_comes_is_refused_by_name_and_shapes()
    {
        var (picture, values) = (new Shape(1, 4, 6), new Shape(24));
        var mistake = Assert.Throws<ArgumentException>(() => new Network(picture, [new Relu(picture), new Tanh(new Shape(1, 6, 4))]));
        Assert.StartsWith("Layer 2 (tanh) takes 1x6x4, but gets 1x4x6.", mistake.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Network(picture, [new Relu(values)]));
        Assert.Throws<ArgumentException>(() => new Network(picture, [new Dense(new Shape(23), 1)]));
        Assert.Throws<ArgumentException>(() => new Network(picture, []));
        Assert.Equal(new Shape(1), new Network(picture, [new Dense(values, 1)]).Output);
    }

    [Fact]
    public void Class_names_name_every_output_or_none()
    {
        var network = Network.Parse("input 2 | dense 3");
        network.Classes = ["a", "b", "c"];
        network.Classes = [];
        Assert.Throws<ArgumentException>(() => network.Classes = ["a", "b"]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, float.NaN)]
    [InlineData(0, 1e-45f)]
    [InlineData(3e38f, 0.01f)]
    [InlineData(float.PositiveInfinity, 1)]
    public void A_normalization_that_cannot_be_computed_is_refused(float mean, float deviation)
    {
        var network = Network.Parse("input 2 | dense 3");
        Assert.Throws<ArgumentException>(() => network.Normalization = new Normalization(mean, deviation));
    }

    [Fact]
    public void First_values_hang_on_the_seed_and_the_parameter_alone()
    {
        var (one, longer) = (Network.Parse("input 8 | dense 8 relu | dense 8"), Network.Parse("input 8 | dense 8 | dense 8 | dense 3"));
        one.Initialize(Initialization.PyTorch, 7);
        longer.Initialize(Initialization.PyTorch, 7);
        Assert.Equal(one["dense2.weight"].Values, longer["dense2.weight"].Values);
        Assert.NotEqual(one["dense1.weight"].Values.ToArray(), one["dense2.weight"].Values.ToArray());
        longer.Initialize(Initialization.PyTorch, 8);
        Assert.NotEqual(one["dense2.weight"].Values.ToArray(), longer["dense2.weight"].Values.ToArray());
    }
}
