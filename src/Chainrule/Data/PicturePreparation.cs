using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Data;

/// <summary>
/// How any picture becomes one like those that a network learnt from. A preparation has a name, which a data set gives
/// (<see cref="Dataset.Preparation"/>) and a network's file remembers.
/// </summary>
public static class PicturePreparation
{
    /// <summary>The name of <see cref="DigitPreparation"/>: a digit the way MNIST was made.</summary>
    public const string LikeMnist = "mnist";

    /// <summary>Prepares a picture.</summary>
    /// <param name="picture">The picture, of any size.</param>
    /// <param name="preparation">The preparation's name; null scales the picture to the shape, nothing else.</param>
    /// <param name="shape">The network's input.</param>
    /// <exception cref="ChainruleException">
    /// A name that is not known, a picture without a digit, or an input that takes no pictures.
    /// </exception>
    public static Picture Prepare(Picture picture, string? preparation, Shape shape) => preparation switch
    {
        LikeMnist => DigitPreparation.Prepare(picture),
        null => PictureFit.Fit(picture, shape),
        var other => throw new ChainruleException(
            $"the network wants pictures prepared as {Words.Quote(other)}, which this version does not know; use a newer one"),
    };
}
