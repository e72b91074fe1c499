using Chainrule.Data;

namespace Chainrule.Tests.Data;

public class AugmentationTextTests
{
    [Theory]
    [InlineData("shift 2 rotate 10 scale 0.1", 2, 10, 0.1)]
    [InlineData("scale 0.5 shift 1.5", 1.5, 0, 0.5)]
    [InlineData("rotate 0", 0, 0, 0)]
    public void A_text_gives_the_largest_changes(string text, double shift, double rotation, double scale)
    {
        var augmentation = AugmentationText.Parse(text);
        Assert.Equal((shift, rotation, scale), (augmentation.Shift, augmentation.Rotation, augmentation.Scale));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("shift", 5)]
    [InlineData("shift -1", 6)]
    [InlineData("scale 1", 6)]
    [InlineData("shift 1 shift 2", 8)]
    [InlineData("rotate 10 turn 5", 10)]
    public void A_mistake_is_reported_at_its_place(string text, int start) =>
        Assert.Equal(start, Assert.Throws<ChainruleException>(() => AugmentationText.Parse(text)).Start);
}
