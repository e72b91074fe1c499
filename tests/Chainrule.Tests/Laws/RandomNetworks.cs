using Chainrule.Networks;
using CsCheck;

namespace Chainrule.Tests.Laws;

/// <summary>A random network and a loss for it.</summary>
public sealed record RandomNetwork(string Text, string Loss);

/// <summary>Makes random networks of every layer, activation and loss there is.</summary>
internal static class RandomNetworks
{
    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static readonly Gen<string> Activations = OneOf(
        "", "sigmoid", "tanh", "relu", "leaky-relu", "leaky-relu 0.3", "gelu", "softplus",
        "\"x / (1 + exp(-x))\"", "\"max(x, 0) + min(exp(x) - 1, 0)\"");

    private static readonly Gen<string> Losses = OneOf("sse", "mse", "cross-entropy", "log(1 + (y - t)^2)");

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

    private static readonly Gen<string> DenseEnd =
        from flatten in OneOf("", "flatten | dropout 0.2 | ", "flatten | ", "tanh | ")
        from last in Dense
        select flatten + last;

    /// <summary>A network may put out a picture, or one whose values stand in a row.</summary>
    private static readonly Gen<string> PictureEnd = OneOf("", "flatten", "flatten | dropout 0.2", "dropout 0.3 | flatten", "flatten | gelu", "tanh");

    private static readonly Gen<string> PictureNetwork =
        from channels in Gen.Int[1, 3]
        from rows in Gen.Int[9, 14]
        from columns in Gen.Int[9, 14]
        from before in OneOf("", "", "maxpool 2", "avgpool 2", "dropout 0.2")
        from first in Convolution
        from layers in PictureLayer.Array[0, 2]
        from end in Gen.Frequency((3, DenseEnd), (1, PictureEnd))
        select Joined([$"input {channels}x{rows}x{columns}", before, first, .. layers, end]);

    private static string Joined(string[] stages) => string.Join(" | ", stages.Where(stage => stage.Length > 0));

    /// <summary>Random stacks of layers whose windows fit; the few that do not are drawn again.</summary>
    public static Gen<RandomNetwork> Any { get; } = Gen.Select(
        Gen.OneOf(DenseNetwork, PictureNetwork).Where(Fits), Losses, (text, loss) => new RandomNetwork(text, loss));

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
}
