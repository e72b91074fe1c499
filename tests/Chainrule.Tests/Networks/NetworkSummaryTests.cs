using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Networks;

public class NetworkSummaryTests
{
    [Fact]
    public void Lenet_is_summed_up_as_by_hand()
    {
        var expected = """
            stage                 output    parameters  multiply-adds
            input 1x28x28         1x28x28            0              0
            conv 6 5x5 same relu  6x28x28          156        117,600
            maxpool 2             6x14x14            0              0
            conv 16 5x5 relu      16x10x10       2,416        240,000
            maxpool 2             16x5x5             0              0
            dense 120 relu        120           48,120         48,000
            dense 84 relu         84            10,164         10,080
            dense 10              10               850            840
            total                               61,706        416,520

            """;
        Assert.Equal(expected, NetworkSummary.Of(Network.Parse("lenet")).ToString());
    }

    // ffn: 784·128 + 128 + 128·10 + 10. pytorch-mnist: 320 + 18,496 + 1,179,776 + 1,290, as PyTorch counts its example;
    // 32·9·26² + 64·32·9·24² + 9216·128 + 128·10 multiply-adds.
    [Theory]
    [InlineData("sheet", 12, 8)]
    [InlineData("ffn", 101_770, 101_632)]
    [InlineData("lenet", 61_706, 416_520)]
    [InlineData("pytorch-mnist", 1_199_882, 11_992_448)]
    public void Presets_cost_what_is_known(string preset, long parameters, long multiplyAdds)
    {
        var summary = NetworkSummary.Of(Network.Parse(preset));
        Assert.Equal((parameters, multiplyAdds), (summary.Parameters, summary.MultiplyAdds));
    }

    [Fact]
    public void Stages_add_up_to_the_network() => RandomNetworks.Any.Check(200, network =>
    {
        var summary = NetworkSummary.Of(network);
        Assert.Equal(network.ToString(), string.Join(" | ", summary.Stages.Select(stage => stage.Text)));
        Assert.Equal(network.ParameterCount, summary.Stages.Sum(stage => stage.Parameters));
        Assert.Equal(network.MultiplyAdds, summary.Stages.Sum(stage => stage.MultiplyAdds));
        Assert.Equal(network.Output, summary.Stages[^1].Output);
    });
}
