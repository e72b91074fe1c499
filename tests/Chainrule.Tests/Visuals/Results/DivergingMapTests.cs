using Chainrule.Visuals.Results;

namespace Chainrule.Tests.Visuals.Results;

public class DivergingMapTests
{
    private static readonly double[] Shares = [.. Enumerable.Range(-255, 511).Select(step => step / 255.0)];

    [Fact]
    public void Zero_alone_is_white() =>
        Assert.Equal([0.0], Shares.Where(share => DivergingMap.Colour(share) == (255, 255, 255)));

    /// <summary>Away from zero it gets darker on both sides, at the same pace.</summary>
    [Fact]
    public void Both_sides_get_darker_alike()
    {
        var lightness = Shares.Select(share => Oklab(DivergingMap.Colour(share)).Lightness).ToArray();
        for (var i = 0; i < 255; i++)
        {
            Assert.True(lightness[i] < lightness[i + 1]);
            Assert.True(lightness[^(i + 1)] < lightness[^(i + 2)]);
            Assert.InRange(lightness[i] - lightness[^(i + 1)], -0.03, 0.03);
        }
    }

    [Fact]
    public void Equal_steps_look_alike()
    {
        var steps = new List<double>();
        // Tenths: single steps are rounded to whole levels.
        for (var tenth = -10; tenth < 10; tenth++)
        {
            var (from, to) = (Oklab(DivergingMap.Colour(tenth / 10.0)), Oklab(DivergingMap.Colour((tenth + 1) / 10.0)));
            steps.Add(double.Hypot(
                to.Lightness - from.Lightness, double.Hypot(to.GreenRed - from.GreenRed, to.BlueYellow - from.BlueYellow)));
        }
        Assert.InRange(steps.Max() / steps.Min(), 1, 1.55);
    }

    /// <summary>Ottosson, "A perceptual color space for image processing" (2020), from sRGB.</summary>
    private static (double Lightness, double GreenRed, double BlueYellow) Oklab((byte Red, byte Green, byte Blue) colour)
    {
        var (red, green, blue) = (Linear(colour.Red), Linear(colour.Green), Linear(colour.Blue));
        var l = Math.Cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        var m = Math.Cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        var s = Math.Cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return (
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);

        static double Linear(byte level) =>
            level / 255.0 is <= 0.04045 and var small ? small / 12.92 : Math.Pow((level / 255.0 + 0.055) / 1.055, 2.4);
    }
}
