using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Visuals.Results;
using CsCheck;

namespace Chainrule.Tests.Visuals.Results;

public class AnglePictureTests
{
    [Theory]
    [InlineData(0, 255, 0, 0)]
    [InlineData(60, 255, 255, 0)]
    [InlineData(90, 128, 255, 0)]
    [InlineData(120, 0, 255, 0)]
    [InlineData(180, 0, 255, 255)]
    [InlineData(-180, 0, 255, 255)]
    [InlineData(-120, 0, 0, 255)]
    [InlineData(-90, 128, 0, 255)]
    [InlineData(-60, 255, 0, 255)]
    public void An_angle_has_the_hue_of_HSV(float degrees, byte red, byte green, byte blue)
    {
        foreach (var turned in new[] { degrees, degrees + 360, degrees - 720 })
        {
            var colour = HueMap.Colour(turned, 1);
            Assert.InRange(colour.Red - red, -1, 1);
            Assert.InRange(colour.Green - green, -1, 1);
            Assert.InRange(colour.Blue - blue, -1, 1);
        }
        Assert.Equal((0, 0, 0), HueMap.Colour(degrees, 0));
    }

    [Fact]
    public void Hue_and_brightness_agree_with_the_formula() =>
        Gen.Select(Gen.Double[-1000, 1000], Gen.Double[0, 1]).Check(1000, (degrees, brightness) =>
        {
            var colour = HueMap.Colour(degrees, brightness);
            byte[] levels = [colour.Red, colour.Green, colour.Blue];
            for (var channel = 0; channel < 3; channel++)
            {
                // How far the hue is from the channel's own, 0°, 120° or 240°.
                var away = Math.Abs(Math.IEEERemainder(degrees - 120 * channel, 360));
                Assert.InRange(levels[channel] - 255 * brightness * Math.Clamp(2 - away / 60, 0, 1), -1.5, 1.5);
            }
        });

    [Fact]
    public void The_largest_magnitude_is_the_brightest_and_a_wheel_lies_below()
    {
        var (rows, columns) = (400, 500);
        var angles = new Tensor<float>(new Shape(1, rows, columns));
        var magnitudes = new Tensor<float>(new Shape(1, rows, columns));
        (angles[0, 3, 4], magnitudes[0, 3, 4]) = (120, 8);
        (angles[0, 3, 5], magnitudes[0, 3, 5]) = (0, 2);

        var picture = AnglePicture.Render(angles, magnitudes);

        Assert.Equal("3x480x500", picture.Shape.ToString());
        Assert.Equal((0, 255, 0), ColourAt(picture, 3, 4));
        Assert.Equal((64, 0, 0), ColourAt(picture, 3, 5));
        Assert.Equal((0, 0, 0), ColourAt(picture, 10, 10));
        // The wheel's radius is 18 pixels around the middle of the strip: red to the right, and 90° down.
        var (row, column) = (440, 250);
        Assert.Equal(HueMap.Colour(0, 1), ColourAt(picture, row, column + 18));
        Assert.Equal(HueMap.Colour(90, 1), ColourAt(picture, row + 18, column));
        Assert.Equal(HueMap.Colour(180, 0.5), ColourAt(picture, row, column - 9));
        Assert.Equal((0, 0, 0), ColourAt(picture, row, column));
    }

    [Fact]
    public void Nothing_has_no_direction()
    {
        var picture = AnglePicture.Render(new Tensor<double>(new Shape(1, 1, 1)), new Tensor<double>(new Shape(1, 1, 1)));
        Assert.Equal((0, 0, 0), ColourAt(picture, 5, picture.Shape.Columns / 2));
    }

    [Fact]
    public void What_is_no_field_of_directions_is_refused()
    {
        static Tensor<float> Of(Shape shape, params float[] values) => new(shape, values);
        var one = Of(new Shape(1, 1, 1), 1);

        Assert.Throws<ArgumentException>(() => AnglePicture.Render(one, Of(new Shape(1, 1, 2), 1, 2)));
        Assert.Throws<ArgumentException>(() => AnglePicture.Render(Of(new Shape(3, 1, 1), 1, 2, 3), Of(new Shape(3, 1, 1), 1, 2, 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnglePicture.Render(one, Of(new Shape(1, 1, 1), -1)));
        Assert.Throws<ChainruleException>(() => AnglePicture.Render(Of(new Shape(1, 1, 1), float.NaN), one));
        Assert.Throws<ChainruleException>(() => AnglePicture.Render(one, Of(new Shape(1, 1, 1), float.PositiveInfinity)));
    }

    private static (byte, byte, byte) ColourAt(Picture picture, int row, int column)
    {
        var plane = picture.Shape.Rows * picture.Shape.Columns;
        var at = row * picture.Shape.Columns + column;
        return (picture.Pixels[at], picture.Pixels[at + plane], picture.Pixels[at + 2 * plane]);
    }
}
