using Chainrule.Data;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Data;

public class PictureChangeTests
{
    private static readonly Gen<(Shape Shape, byte[] Pixels)> Pictures =
        from channels in Gen.Int[1, 3]
        from rows in Gen.Int[1, 12]
        from columns in Gen.Int[1, 12]
        from pixels in Gen.Byte.Array[channels * rows * columns]
        select (new Shape(channels, rows, columns), pixels);

    private static readonly Gen<(Shape Shape, byte[] Pixels)> Squares =
        from channels in Gen.Int[1, 3]
        from side in Gen.Int[1, 12]
        from pixels in Gen.Byte.Array[channels * side * side]
        select (new Shape(channels, side, side), pixels);

    private static float[] Changed(IPictureChange change, (Shape Shape, byte[] Pixels) picture, long seed = 1)
    {
        var target = new float[picture.Shape.Count];
        Array.Fill(target, float.NaN);
        var random = new RandomSource(seed);
        change.Apply(picture.Pixels, target, picture.Shape, ref random);
        return target;
    }

    /// <summary>The picture whose value at channel, row and column is the given function of the old one.</summary>
    private static float[] Naive((Shape Shape, byte[] Pixels) picture, Func<Func<int, int, int, float>, int, int, int, float> rule)
    {
        var (shape, pixels) = picture;
        float Old(int channel, int row, int column) => row < 0 || row >= shape.Rows || column < 0 || column >= shape.Columns
            ? 0
            : pixels[(channel * shape.Rows + row) * shape.Columns + column];
        return [..
            from channel in Enumerable.Range(0, shape.Channels)
            from row in Enumerable.Range(0, shape.Rows)
            from column in Enumerable.Range(0, shape.Columns)
            select rule(Old, channel, row, column)];
    }

    private static void Near(float[] expected, float[] actual, float tolerance) =>
        Assert.All(expected.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));

    [Fact]
    public void Changes_of_nothing_change_nothing() =>
        Pictures.Check(300, picture =>
        {
            float[] same = [.. picture.Pixels];
            Assert.Equal(same, Changed(new Augmentation(), picture));
            Assert.Equal(same, Changed(new Shift(0, 0), picture));
            Assert.Equal(same, Changed(new Rotation(0), picture));
            Assert.Equal(same, Changed(new Rotation(360), picture));
            Assert.Equal(same, Changed(new Noise(0), picture));
        });

    [Fact]
    public void A_shift_is_the_naive_loop() =>
        Gen.Select(Pictures, Gen.Int[-15, 15], Gen.Int[-15, 15]).Check(500, (picture, right, down) => Assert.Equal(
            Naive(picture, (old, channel, row, column) => old(channel, row - down, column - right)),
            Changed(new Shift(right, down), picture)));

    [Theory]
    [InlineData(int.MinValue, 0)]
    [InlineData(int.MaxValue, 0)]
    [InlineData(0, int.MinValue)]
    [InlineData(0, int.MaxValue)]
    public void A_shift_out_of_sight_leaves_nothing(int right, int down) =>
        Assert.Equal(new float[6], Changed(new Shift(right, down), (new Shape(1, 2, 3), [1, 2, 3, 4, 5, 6])));

    [Fact]
    public void A_quarter_turn_is_a_transposition_and_a_flip() =>
        Squares.Check(300, picture =>
        {
            var last = picture.Shape.Rows - 1;
            var left = Naive(picture, (old, channel, row, column) => old(channel, column, last - row));
            var right = Naive(picture, (old, channel, row, column) => old(channel, last - column, row));
            var over = Naive(picture, (old, channel, row, column) => old(channel, last - row, last - column));
            Assert.Equal(left, Changed(new Rotation(90), picture));
            Assert.Equal(right, Changed(new Rotation(-90), picture));
            Assert.Equal(over, Changed(new Rotation(180), picture));
        });

    [Fact]
    public void An_affine_map_is_the_naive_bilinear_loop() =>
        Gen.Select(Pictures, Gen.Double[-4, 4], Gen.Double[-4, 4], Gen.Double[-400, 400], Gen.Double[0.3, 3])
            .Check(500, (picture, right, down, degrees, scale) =>
            {
                var (centreX, centreY) = ((picture.Shape.Columns - 1) / 2.0, (picture.Shape.Rows - 1) / 2.0);
                var expected = Naive(picture, (old, channel, row, column) =>
                {
                    // As a complex number, y upward: the rotated and scaled offset over the scale and the unit number of the angle.
                    var offset = new System.Numerics.Complex(column - centreX - right, -(row - centreY - down));
                    var from = offset / System.Numerics.Complex.FromPolarCoordinates(scale, degrees * Math.PI / 180);
                    var (x, y) = (centreX + from.Real, centreY - from.Imaginary);
                    double sum = 0;
                    for (var r = 0; r < picture.Shape.Rows; r++)
                    {
                        for (var c = 0; c < picture.Shape.Columns; c++)
                        {
                            sum += Math.Max(0, 1 - Math.Abs(x - c)) * Math.Max(0, 1 - Math.Abs(y - r)) * old(channel, r, c);
                        }
                    }
                    return (float)sum;
                });
                var actual = new float[picture.Shape.Count];
                new AffineMap(right, down, degrees, scale).Apply(picture.Pixels, actual, picture.Shape);
                Near(expected, actual, 1e-3f);
            });

    [Fact]
    public void An_augmentation_hangs_on_its_random_numbers_alone_and_stays_in_range() =>
        Gen.Select(Pictures, Gen.Long).Check(200, (picture, seed) =>
        {
            var augmentation = new Augmentation(shift: 2, rotation: 30, scale: 0.3);
            var first = Changed(augmentation, picture, seed);
            Assert.Equal(first, Changed(augmentation, picture, seed));
            Assert.All(first, value => Assert.InRange(value, 0, 255));
        });

    [Fact]
    public void An_augmentation_draws_over_all_its_range_and_no_farther()
    {
        // One bright pixel on a wide row: where its weight lies is where it was shifted to.
        var picture = (Shape: new Shape(1, 1, 41), Pixels: new byte[41]);
        picture.Pixels[20] = 255;
        var places = Enumerable.Range(0, 400).Select(seed =>
        {
            var random = new RandomSource(seed);
            var target = new float[41];
            var augmentation = new Augmentation(shift: 5);
            augmentation.Apply(picture.Pixels, target, picture.Shape, ref random);
            return target.Select((value, column) => value * column).Sum() / target.Sum() - 20;
        }).Where(float.IsFinite).ToArray();
        Assert.InRange(places.Min(), -5.001, -4.5);
        Assert.InRange(places.Max(), 4.5, 5.001);
        Assert.InRange(places.Average(), -0.6, 0.6);
    }

    [Fact]
    public void Noise_has_its_deviation_and_is_clipped()
    {
        var picture = (new Shape(1, 100, 100), Enumerable.Repeat((byte)128, 10000).ToArray());
        var noisy = Changed(new Noise(0.1), picture);
        var mean = noisy.Average();
        Assert.InRange(mean, 127, 129);
        Assert.InRange(Math.Sqrt(noisy.Average(value => (value - mean) * (value - mean))), 24.5, 26.5);
        var clipped = Changed(new Noise(2), picture);
        Assert.Equal((0, 255), (clipped.Min(), clipped.Max()));
    }

    [Fact]
    public void No_change_allocates()
    {
        var (source, target, shape) = (new byte[784], new float[784], new Shape(1, 28, 28));
        IPictureChange[] changes = [new Augmentation(2, 10, 0.1), new Shift(1, 2), new Rotation(10), new Noise(0.1)];
        foreach (var change in changes)
        {
            var random = new RandomSource(1);
            change.Apply(source, target, shape, ref random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            change.Apply(source, target, shape, ref random);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Vectors_cannot_be_moved()
    {
        var vector = (new Shape(4), new byte[4]);
        IPictureChange[] changes = [new Augmentation(1), new Shift(1, 0), new Rotation(5)];
        Assert.All(changes, change => UserErrors.In(() => Changed(change, vector), "vectors of 4"));
        Assert.Equal(4, Changed(new Noise(0.1), vector).Length);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(0, 0, 1)]
    public void An_impossible_augmentation_is_refused(double shift, double rotation, double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Augmentation(shift, rotation, scale));
}
