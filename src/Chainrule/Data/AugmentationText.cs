using Chainrule.Texts;

namespace Chainrule.Data;

/// <summary>
/// An augmentation as text: <c>shift 2 rotate 10 scale 0.1</c>, the largest shift in pixels, rotation in degrees and
/// change of size; each at most once, in any order.
/// </summary>
internal static class AugmentationText
{
    /// <exception cref="ChainruleException">A text that is no augmentation, with the place and what was expected there.</exception>
    public static Augmentation Parse(string text)
    {
        var words = new Words("augmentation", text);
        double? shift = null, rotation = null, scale = null;
        do
        {
            if (shift is null && words.Accept("shift"))
            {
                shift = words.TakeDouble("pixels, 0 or more", pixels => pixels >= 0);
            }
            else if (rotation is null && words.Accept("rotate"))
            {
                rotation = words.TakeDouble("degrees, 0 or more", degrees => degrees >= 0);
            }
            else if (scale is null && words.Accept("scale"))
            {
                scale = words.TakeDouble("a change of size from 0 to below 1, such as 0.1", change => change is >= 0 and < 1);
            }
            else
            {
                throw words.Expected("shift, rotate or scale, each once, and a number: shift 2 rotate 10 scale 0.1");
            }
        }
        while (!words.AtEnd);
        return new Augmentation(shift ?? 0, rotation ?? 0, scale ?? 0);
    }
}
