using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Laws;

/// <summary>
/// The law of gradients, for every layer, activation and loss over random shapes: Backward equals the central difference
/// of the forward pass in double precision, and the float lanes equal the double one.
/// </summary>
public class GradientTests
{
    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static readonly Gen<string> Activations = OneOf(
        "", "sigmoid", "tanh", "relu", "leaky-relu", "leaky-relu 0.3", "gelu", "softplus");

    private static readonly Gen<string> Losses = OneOf("sse", "mse", "cross-entropy");

    private static readonly Gen<string> Dense =
        from units in Gen.Int[1, 9]
        from activation in Activations
        select $"dense {units} {activation}";

    private static readonly Gen<string> Convolution =
        from channels in Gen.Int[1, 5]
        from rows in Gen.Int[1, 4]
        from columns in Gen.Int[1, 4]
        from stride in OneOf("", "stride 2", "stride 2x1", "stride 1x3")
        from padding in OneOf("", "same", "pad 1", "pad 2,0,1,3")
        from dilation in OneOf("", "dilation 2")
        from activation in Activations
        select $"conv {channels} {rows}x{columns} {stride} {padding} {dilation} {activation}";

    private static readonly Gen<string> PictureLayer = Gen.Frequency(
        (4, Convolution),
        (1, OneOf("maxpool 2", "maxpool 2x3 stride 1", "maxpool 3 stride 2")),
        (1, OneOf("avgpool 2", "avgpool 3x2 stride 2x1")),
        (1, OneOf("dropout 0.3")));

    private static readonly Gen<string> DenseNetwork =
        from input in Gen.Int[1, 20]
        from first in OneOf("", "", "dropout 0.2", "flatten")
        from layers in Gen.OneOf(Dense, OneOf("dropout 0.4")).Array[0, 3]
        from last in Dense
        select Joined([$"input {input}", first, .. layers, last]);

    private static readonly Gen<string> PictureNetwork =
        from channels in Gen.Int[1, 3]
        from rows in Gen.Int[9, 14]
        from columns in Gen.Int[9, 14]
        from before in OneOf("", "", "maxpool 2", "avgpool 2", "dropout 0.2")
        from first in Convolution
        from layers in PictureLayer.Array[0, 2]
        from flatten in OneOf("", "flatten | dropout 0.2 |", "flatten |")
        from last in Dense
        select Joined([$"input {channels}x{rows}x{columns}", before, first, .. layers, $"{flatten} {last}"]);

    private static string Joined(string[] stages) => string.Join(" | ", stages.Where(stage => stage.Length > 0));

    /// <summary>Random stacks of layers whose windows fit; the few that do not are drawn again.</summary>
    private static readonly Gen<GradientCase> Cases = Gen.Select(
        Gen.OneOf(DenseNetwork, PictureNetwork).Where(Fits), Losses, Gen.Int[1, 5], Gen.Int[1, 1_000_000],
        (text, loss, examples, seed) => new GradientCase(text, loss, examples, seed));

    private static bool Fits(string text)
    {
        try
        {
            return Network.Parse(text).ParameterCount is > 0 and < 700;
        }
        catch (ChainruleException)
        {
            return false;
        }
    }

    [Fact]
    public void Backward_is_the_central_difference_of_forward()
    {
        long all = 0, escaped = 0;
        Cases.Check(100, c =>
        {
            var counts = c.CheckDouble(1e-6);
            all += counts.Checked;
            escaped += counts.Escaped;
        });
        // The other differences are there for kinks. Were they needed often, they could hide a defect.
        Assert.True(all > 5000, $"only {all} derivatives were checked");
        Assert.True(escaped <= all / 100, $"{escaped} of {all} derivatives are not the plain central difference");
    }

    [Fact]
    public void Every_float_lane_has_the_gradients_of_the_double_lane() => Cases.Check(100, c => (c with { Examples = c.Examples * 7 }).CheckFloat(1e-3));

    [Theory]
    [InlineData("input 2 | dense 2 sigmoid | dense 2 sigmoid", "sse")]
    [InlineData("input 5 | tanh | dense 3 | gelu | dense 2", "sse")]
    [InlineData("input 1x9x9 | conv 3 3x3 same tanh | maxpool 2 | conv 4 2x2 softplus | avgpool 2 | dense 5 gelu | dense 3", "cross-entropy")]
    [InlineData("input 2x8x7 | conv 3 3x2 stride 2 pad 1,2,0,3 dilation 2 sigmoid | dropout 0.5 | flatten | dense 4 leaky-relu | dense 2", "mse")]
    public void Networks_with_every_kind_of_layer_obey(string text, string loss)
    {
        new GradientCase(text, loss, 3, 1).CheckDouble(1e-6);
        new GradientCase(text, loss, 33, 1).CheckFloat(1e-3);
    }
}
