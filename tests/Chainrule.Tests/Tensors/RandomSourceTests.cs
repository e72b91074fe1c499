using Chainrule.Tensors;

namespace Chainrule.Tests.Tensors;

/// <summary>The seeds are fixed, so the bounds on chance need no luck: they hold always or never.</summary>
public class RandomSourceTests
{
    private static ulong[] Bits(RandomSource random, int count = 100) => [.. Enumerable.Range(0, count).Select(_ => random.NextBits())];

    [Fact]
    public void Numbers_are_those_of_the_published_generators()
    {
        // From a second implementation of SplitMix64's finalizer and of xoshiro256**, in Python.
        Assert.Equal([0xfc72158253f7415e, 0x1fdd9141b20d58b1, 0x01e47fb3be09449e], Bits(new RandomSource(1), 3));
        Assert.Equal([0xe92583f84718a40f, 0xaf7c656c3a661425, 0x05a905b84bd9d4f1], Bits(new RandomSource(-7, 2, -3), 3));
    }

    [Fact]
    public void The_same_seed_and_keys_give_the_same_numbers_and_others_give_others()
    {
        Assert.Equal(Bits(new RandomSource(1, 2, 3)), Bits(new RandomSource(1, 2, 3)));
        RandomSource[] sources =
        [
            new(0), new(1), new(2), new(-1), new(1, 0), new(1, 1), new(1, 2), new(2, 1), new(0, 0), new(0, 0, 0),
            new(1, 2, 3), new(1, 3, 2), new(3, 2, 1), new(1, 2, 3, 0), new(1, -2), new(long.MinValue), new(long.MaxValue),
        ];
        // Not even one number is shared.
        Assert.Equal(sources.Length * 100, sources.SelectMany(source => Bits(source)).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    public void Whole_numbers_occur_equally_often(int bound)
    {
        const int Draws = 70_000;
        var random = new RandomSource(5, bound);
        var counts = new int[bound];
        for (var i = 0; i < Draws; i++)
        {
            counts[random.NextInt(bound)]++;
        }
        AssertEven(counts);
    }

    [Fact]
    public void Whole_numbers_below_a_large_bound_are_not_biased()
    {
        // Without rejection, of three quarters of 2³² every third number would come up twice as often as the others.
        const int Bound = 3 << 29;
        var random = new RandomSource(6);
        var counts = new int[3];
        for (var i = 0; i < 30_000; i++)
        {
            counts[random.NextInt(Bound) % 3]++;
        }
        AssertEven(counts);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSource(1).NextInt(0));
    }

    [Fact]
    public void Doubles_are_even_in_0_to_1_and_never_1()
    {
        var random = new RandomSource(7);
        var counts = new int[20];
        for (var i = 0; i < 100_000; i++)
        {
            var value = random.NextDouble();
            Assert.True(value is >= 0 and < 1);
            counts[(int)(value * 20)]++;
            var other = random.NextDouble(-3, 5);
            Assert.True(other is >= -3 and < 5);
        }
        AssertEven(counts);
    }

    [Fact]
    public void Normal_numbers_have_mean_0_deviation_1_and_the_normal_shape()
    {
        const int Draws = 1_000_000;
        var random = new RandomSource(8);
        double sum = 0, squares = 0, cubes = 0, fourths = 0;
        var within = 0;
        for (var i = 0; i < Draws; i++)
        {
            var value = random.NextNormal();
            sum += value;
            squares += value * value;
            cubes += value * value * value;
            fourths += value * value * value * value;
            within += Math.Abs(value) < 1 ? 1 : 0;
        }
        // Four deviations of each estimate: √(1, 2, 15, 96 and 0.6827·0.3173, over the draws).
        double Allowed(double variance) => 4 * Math.Sqrt(variance / Draws);
        Assert.Equal(0, sum / Draws, Allowed(1));
        Assert.Equal(1, squares / Draws, Allowed(2));
        Assert.Equal(0, cubes / Draws, Allowed(15));
        Assert.Equal(3, fourths / Draws, Allowed(96));
        Assert.Equal(0.6827, within / (double)Draws, Allowed(0.6827 * 0.3173));
    }

    [Fact]
    public void Shuffling_keeps_the_items()
    {
        var random = new RandomSource(9);
        for (var count = 0; count < 100; count++)
        {
            int[] items = [.. Enumerable.Range(0, count)];
            random.Shuffle(items);
            Assert.Equal(Enumerable.Range(0, count), items.Order());
        }
    }

    [Fact]
    public void Every_order_is_equally_likely()
    {
        var random = new RandomSource(10);
        var counts = new Dictionary<string, int>();
        for (var i = 0; i < 60_000; i++)
        {
            int[] items = [0, 1, 2];
            random.Shuffle(items);
            var order = string.Concat(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.Equal(6, counts.Count);
        AssertEven([.. counts.Values]);
    }

    /// <summary>Pearson's χ² of the counts lies within four deviations of its mean, the degrees of freedom.</summary>
    private static void AssertEven(int[] counts)
    {
        var expected = counts.Average();
        var square = counts.Sum(count => (count - expected) * (count - expected) / expected);
        var freedom = counts.Length - 1;
        Assert.InRange(square, 0, freedom + 4 * Math.Sqrt(2 * freedom));
    }
}
