using Chainrule.Visuals;

namespace Chainrule.Tests.Visuals;

public class StrokePictureTests
{
    [Fact]
    public void A_stroke_is_as_wide_as_its_pen_with_round_ends()
    {
        var picture = StrokePicture.Draw([[(0.2, 0.5), (0.8, 0.5)]], 0.2, 50);
        // Ten rows of full ink in the middle, and half a pen's width beyond either end of the stroke.
        Assert.Equal(10, Enumerable.Range(0, 50).Count(row => picture.Pixels[50 * row + 25] == 255));
        var middle = picture.Pixels.AsSpan(50 * 25, 50).ToArray();
        Assert.Equal((0, 255, 255, 0), (middle[3], middle[7], middle[42], middle[46]));
    }

    [Fact]
    public void A_single_point_is_a_dot()
    {
        var picture = StrokePicture.Draw([[(0.5, 0.5)]], 0.2, 50);
        Assert.InRange(picture.Pixels.Sum(pixel => pixel / 255.0), 70, 86); // π · 5²
        Assert.All(StrokePicture.Draw([], 0.2, 8).Pixels, pixel => Assert.Equal(0, pixel));
    }
}
