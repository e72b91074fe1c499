using Chainrule.Data;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Data;

public class DigitPreparationTests
{
    private static readonly Dataset Digits = SharedMnist.Split.Test;

    private static Picture Digit(int index) => new(Digits.Shape, Digits.Pixels(index).ToArray());

    private static Picture Inverted(Picture picture) =>
        new(picture.Shape, Array.ConvertAll(picture.Pixels, pixel => (byte)(255 - pixel)));

    /// <summary>A digit, every pixel enlarged to a block, on a dark page of 1 × 240 × 280.</summary>
    private static Picture Page(int index, int factor, int top, int left)
    {
        var (rows, columns) = (240, 280);
        var pixels = new byte[rows * columns];
        for (var row = 0; row < 28 * factor; row++)
        {
            for (var column = 0; column < 28 * factor; column++)
            {
                pixels[(top + row) * columns + left + column] = Digits.Pixels(index)[row / factor * 28 + column / factor];
            }
        }
        return new Picture(new Shape(1, rows, columns), pixels);
    }

    private static Picture Changed(Picture picture, Func<int, int, byte, double> rule)
    {
        var columns = picture.Shape.Columns;
        var changed = picture.Pixels.Select((pixel, i) => (byte)Math.Clamp(rule(i / columns, i % columns, pixel), 0, 255));
        return new Picture(picture.Shape, [.. changed]);
    }

    private static double Correlation(byte[] a, ReadOnlySpan<byte> b)
    {
        var (meanA, meanB) = (a.Average(x => x), b.ToArray().Average(x => x));
        double ab = 0, aa = 0, bb = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (x, y) = (a[i] - meanA, b[i] - meanB);
            (ab, aa, bb) = (ab + x * y, aa + x * x, bb + y * y);
        }
        return ab / Math.Sqrt(aa * bb);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static readonly Gen<(int Index, int Top, int Left)> Places =
        Gen.Select(Gen.Int[0, 9999], Gen.Int[0, 240 - 196], Gen.Int[0, 280 - 196]);

    [Fact]
    public void A_digit_that_is_already_prepared_hardly_changes()
    {
        var correlations = Enumerable.Range(0, 200).Select(i => Correlation(
            DigitPreparation.Prepare(Digit(i)).Pixels, Digits.Pixels(i)));
        Assert.InRange(Median(correlations), 0.99, 1 + 1e-9);
    }

    [Fact]
    public void A_digit_enlarged_and_inverted_on_a_white_page_comes_back()
    {
        var correlations = Enumerable.Range(0, 40).Select(i => Correlation(
            DigitPreparation.Prepare(Inverted(Page(i, 7, top: i % 44, left: 2 * i % 84))).Pixels, Digits.Pixels(i)));
        Assert.InRange(Median(correlations), 0.95, 1 + 1e-9);
    }

    [Fact]
    public void A_digit_on_a_slantwise_lit_noisy_page_comes_back()
    {
        var random = new RandomSource(3);
        var correlations = Enumerable.Range(0, 20).Select(i =>
        {
            var page = Changed(Page(i, 7, 20, 40), (row, column, pixel) =>
                240 - 0.4 * row - 0.2 * column - 0.4 * pixel + 4 * random.NextNormal());
            return Correlation(DigitPreparation.Prepare(page).Pixels, Digits.Pixels(i));
        });
        Assert.InRange(Median(correlations), 0.95, 1 + 1e-9);
    }

    [Fact]
    public void A_digit_on_a_page_with_dark_corners_comes_back()
    {
        var correlations = Enumerable.Range(0, 20).Select(i =>
        {
            var page = Changed(Page(i, 7, 20, 40), (row, column, pixel) =>
                240 - 60 * (Math.Pow(row / 120.0 - 1, 2) + Math.Pow(column / 140.0 - 1, 2)) / 2 - 0.5 * pixel);
            return Correlation(DigitPreparation.Prepare(page).Pixels, Digits.Pixels(i));
        });
        Assert.InRange(Median(correlations), 0.9, 1 + 1e-9);
    }

    [Fact]
    public void Dark_on_light_is_light_on_dark() =>
        Places.Check(20, (index, top, left) =>
        {
            var page = Page(index, 7, top, left);
            var (light, dark) = (DigitPreparation.Prepare(page).Pixels, DigitPreparation.Prepare(Inverted(page)).Pixels);
            Assert.All(light.Zip(dark), pair => Assert.InRange(pair.Second - pair.First, -1, 1));
        });

    [Fact]
    public void It_does_not_matter_where_the_digit_stands() =>
        Places.Check(20, (index, top, left) => Assert.Equal(
            DigitPreparation.Prepare(Page(index, 7, 20, 40)).Pixels, DigitPreparation.Prepare(Page(index, 7, top, left)).Pixels));

    [Fact]
    public void Ink_fits_the_box_and_its_centre_of_mass_is_the_centre() =>
        Gen.Select(Places, Gen.OneOf(14, 28, 56)).Check(40, (place, size) =>
        {
            var prepared = DigitPreparation.Prepare(Page(place.Index, 7, place.Top, place.Left), size);
            Assert.Equal(new Shape(1, size, size), prepared.Shape);
            Assert.Equal(255, prepared.Pixels.Max());
            var inked = Enumerable.Range(0, size * size).Where(i => prepared.Pixels[i] > 0).ToArray();
            var (height, top) = Extent(inked, i => i / size);
            var (width, left) = Extent(inked, i => i % size);
            Assert.InRange(Math.Max(height, width), 20 * size / 28 - 1, 20 * size / 28);
            double mass = inked.Sum(i => prepared.Pixels[i]);
            Centred(inked.Sum(i => prepared.Pixels[i] * (i / size)) / mass, top, height);
            Centred(inked.Sum(i => prepared.Pixels[i] * (i % size)) / mass, left, width);

            // Rounded bytes weigh a little differently; ink at the frame's edge could not move farther.
            void Centred(double centre, int first, int length) =>
                Assert.True(Math.Abs(centre - size / 2) < 0.6 || first == 0 || first + length == size);
        });

    private static (int Length, int First) Extent(int[] inked, Func<int, int> coordinate) =>
        (inked.Max(coordinate) - inked.Min(coordinate) + 1, inked.Min(coordinate));

    [Fact]
    public void Specks_do_not_count()
    {
        var page = Inverted(Page(3, 7, 20, 40));
        var expected = DigitPreparation.Prepare(page).Pixels;
        foreach (var (row, column) in new[] { (5, 20), (230, 30), (40, 270), (120, 275) })
        {
            page.Pixels[row * 280 + column] = page.Pixels[row * 280 + column + 1] = 0;
        }
        Assert.Equal(expected, DigitPreparation.Prepare(page).Pixels);
    }

    [Fact]
    public void Colour_counts_by_its_luminance()
    {
        var grey = Digit(11);
        var colour = new Picture(new Shape(3, 28, 28), [.. grey.Pixels, .. grey.Pixels, .. grey.Pixels]);
        Assert.Equal(DigitPreparation.Prepare(grey).Pixels, DigitPreparation.Prepare(colour).Pixels);
        var yellowOnBlue = new Picture(new Shape(3, 28, 28), [.. grey.Pixels, .. grey.Pixels, .. Inverted(grey).Pixels]);
        Assert.InRange(Correlation(DigitPreparation.Prepare(yellowOnBlue).Pixels, grey.Pixels), 0.99, 1 + 1e-9);
    }

    [Fact]
    public void A_picture_without_a_digit_is_refused()
    {
        Refused(new Picture(new Shape(1, 28, 28), new byte[784]));
        Refused(new Picture(new Shape(1, 1, 1), [77]));
        Refused(Changed(new Picture(new Shape(3, 50, 40), new byte[6000]), (_, _, _) => 200));
        Refused(Changed(new Picture(new Shape(1, 100, 100), new byte[10000]), (row, column, _) => 50 + row + column / 2.0));
        var random = new RandomSource(8);
        Refused(Changed(new Picture(new Shape(1, 100, 100), new byte[10000]), (_, _, _) => 200 + 8 * random.NextNormal()));

        static void Refused(Picture picture) => UserErrors.In(() => DigitPreparation.Prepare(picture), "no digit");
    }

    [Fact]
    public void Any_picture_is_prepared_or_refused() => (
        from rows in Gen.Int[1, 12]
        from columns in Gen.Int[1, 12]
        from pixels in Gen.OneOf(Gen.Byte, Gen.OneOf<byte>(0, 255)).Array[rows * columns]
        select new Picture(new Shape(1, rows, columns), pixels)).Check(1000, picture =>
        {
            try
            {
                Assert.Equal(255, DigitPreparation.Prepare(picture).Pixels.Max());
            }
            catch (ChainruleException)
            {
            }
        });
}
