using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>Changes to one picture, one after the other.</summary>
internal static class PictureChanges
{
    /// <summary>The picture after all changes, rounded to whole levels after each of them.</summary>
    /// <param name="picture">The picture, which stays as it is.</param>
    /// <param name="changes">The changes, the first first.</param>
    /// <param name="seed">What their random choices hang on.</param>
    public static Picture Apply(Picture picture, IReadOnlyList<IPictureChange> changes, long seed)
    {
        var random = new RandomSource(seed);
        var (pixels, levels) = (picture.Pixels, new float[picture.Shape.Count]);
        foreach (var change in changes)
        {
            change.Apply(pixels, levels, picture.Shape, ref random);
            pixels = Array.ConvertAll(levels, level => (byte)Math.Round(level));
        }
        return new Picture(picture.Shape, pixels);
    }
}
