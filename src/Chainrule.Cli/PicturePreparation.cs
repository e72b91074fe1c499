using Chainrule.Data;
using Chainrule.Networks;
using Chainrule.Texts;

namespace Chainrule.Cli;

/// <summary>How a user's picture becomes one like those that a network learnt from; the network's file remembers which way.</summary>
internal static class PicturePreparation
{
    private const string LikeMnist = "mnist";

    /// <summary>The preparation that a network trained on these examples needs; null to scale the picture, nothing else.</summary>
    public static string? For(Dataset examples) => examples.Name == Mnist.Name ? LikeMnist : null;

    /// <summary>Prepares a picture for a network.</summary>
    /// <exception cref="ChainruleException">A picture without a digit, or a network that takes no pictures.</exception>
    public static Picture Prepare(Picture picture, Network network) => network.Preparation switch
    {
        LikeMnist => DigitPreparation.Prepare(picture),
        null => PictureFit.Fit(picture, network.Input),
        var other => throw new ChainruleException(
            $"the network wants pictures prepared as {Words.Quote(other)}, which this version does not know; use a newer one"),
    };
}
