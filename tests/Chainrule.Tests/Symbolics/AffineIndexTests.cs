using Chainrule.Symbolics;
using CsCheck;

namespace Chainrule.Tests.Symbolics;

public class AffineIndexTests
{
    private static readonly AffineIndex I = 'i', J = 'j', P = 'p', M = 'm';

    private static readonly Gen<AffineIndex> Any = Gen.Select(
        Gen.Int[-3, 3], Gen.Int[-3, 3], Gen.Int[-5, 5], Gen.Int[1, 4], (a, b, c, d) => (a * I + b * J + c) / d);

    [Fact]
    public void Arithmetic_is_that_of_the_values() => Gen.Select(Any, Any, Gen.Int[-9, 9], Gen.Int[-9, 9]).Check(1000, (a, b, i, j) =>
    {
        Assert.Equal(Exactly(a, i, j) + Exactly(b, i, j), Exactly(a + b, i, j), 12);
        Assert.Equal(Exactly(a, i, j) - Exactly(b, i, j), Exactly(a - b, i, j), 12);
        Assert.Equal(-3 * Exactly(a, i, j), Exactly(-3 * a, i, j), 12);
        Assert.Equal(Exactly(a, i, j) / 6, Exactly(a / 6, i, j), 12);
        Assert.Equal(Exactly(a, i, j) is var value && double.IsInteger(value) ? (int)value : null, a.Evaluate(name => name == 'i' ? i : j));
        // i = j + b, all at once
        var slope = a.Coefficient('i') / (double)a.Divisor;
        Assert.Equal(slope * (j + Exactly(b, i, j)) + Exactly(a, 0, j), Exactly(a.Substitute('i', J + b), i, j), 12);
    });

    [Fact]
    public void What_has_the_same_values_is_the_same() => Gen.Select(Any, Any).Check(1000, (a, b) =>
    {
        Assert.Equal(a, a + b - b);
        Assert.Equal((a + b).GetHashCode(), (b + a).GetHashCode());
        Assert.Equal(new[] { (0, 0), (0, 1), (1, 0) }.All(at => Exactly(a, at.Item1, at.Item2) == Exactly(b, at.Item1, at.Item2)), a.Equals(b));
    });

    [Fact]
    public void Bounds_are_the_least_and_the_greatest_whole_value() =>
        Gen.Select(Any, Gen.Int[-3, 3], Gen.Int[1, 5]).Check(1000, (index, first, count) =>
        {
            IndexRange range = new(first, first + count - 1);
            var ranges = new Dictionary<IndexName, IndexRange> { ['i'] = range, ['j'] = range };
            var bounds = index.Bounds(ranges)!.Value;
            var all = Enumerable.Range(first, count);
            var values = from i in all from j in all select Exactly(index, i, j);
            Assert.Equal(Math.Ceiling(values.Min()), bounds.First);
            Assert.Equal(Math.Floor(values.Max()), bounds.Last);
            Assert.Null((index + P).Bounds(ranges));
        });

    [Fact]
    public void Indices_are_written_without_a_minus_in_front_where_that_can_be()
    {
        Assert.Equal("2i + m − 1", (M - 1 + 2 * I).ToString());
        Assert.Equal("p − m + 1", (1 - M + P).ToString());
        Assert.Equal("1 − m", (1 - M).ToString());
        Assert.Equal("−m − 1", (-1 - M).ToString());
        Assert.Equal("(p − m + 1) / 2", ((P - M + 1) / 2).ToString());
        Assert.Equal("p − i", ((2 * P - 2 * I) / 2).ToString());
        Assert.Equal("0", (I - I).ToString());
        Assert.Equal("−3", ((AffineIndex)(-3)).ToString());
    }

    [Fact]
    public void A_divisor_is_at_least_1() => Assert.Throws<ArgumentOutOfRangeException>(() => I / 0);

    private static double Exactly(AffineIndex index, int i, int j) =>
        (index.Constant + index.Coefficient('i') * i + index.Coefficient('j') * j) / (double)index.Divisor;
}
