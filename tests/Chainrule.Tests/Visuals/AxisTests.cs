using Chainrule.Visuals.Charts;
using Chainrule.Visuals.Report;
using CsCheck;

namespace Chainrule.Tests.Visuals;

public class AxisTests
{
    private static readonly Gen<double[]> Values =
        from exponent in Gen.Int[-9, 6]
        from numbers in Gen.Int[-100, 100].Array[1, 10]
        select numbers.Select(number => number * Math.Pow(10, exponent)).ToArray();

    [Fact]
    public void A_linear_axis_holds_its_values_and_ticks_in_even_steps() => Values.Check(500, values =>
    {
        var axis = Axis.Linear("", values, Say.Tick);

        Assert.All(values, value => Assert.InRange(value, axis.Low, axis.High));
        Assert.All(axis.Ticks, tick => Assert.InRange(tick.Position, axis.Low, axis.High));
        Assert.InRange(axis.Ticks.Count, 2, 12);
        Assert.Equal(axis.Ticks.Count, axis.Ticks.Select(tick => tick.Text).Distinct().Count());
        var step = axis.Ticks[1].Position - axis.Ticks[0].Position;
        Assert.All(
            axis.Ticks.Zip(axis.Ticks.Skip(1)),
            pair => Assert.Equal(step, pair.Second.Position - pair.First.Position, 1e-6 * step));
    });

    [Fact]
    public void Whole_numbers_get_whole_ticks()
    {
        Assert.Equal(["1", "2", "3"], Axis.Linear("epoch", [1, 2, 3], Say.Tick, finest: 1).Ticks.Select(tick => tick.Text));
        Assert.Equal(["1"], Axis.Linear("epoch", [1], Say.Tick, finest: 1).Ticks.Select(tick => tick.Text));
    }

    [Fact]
    public void Zero_has_no_sign() =>
        Assert.Equal(["−0.2", "−0.1", "0.0", "0.1", "0.2"], Axis.Linear("", [-0.2, 0.2], Say.Tick).Ticks.Select(tick => tick.Text));

    [Fact]
    public void Ticks_of_shares_have_the_decimals_that_tell_them_apart()
    {
        Assert.Equal(["98.0%", "98.5%", "99.0%"], Axis.Linear("", [0.98, 0.99], Say.PercentTick, count: 3).Ticks.Select(tick => tick.Text));
        Assert.Equal(["0%", "50%", "100%"], Axis.Linear("", [0, 1], Say.PercentTick, count: 2).Ticks.Select(tick => tick.Text));
    }

    [Fact]
    public void A_logarithmic_axis_marks_few_values_each_and_many_by_powers_of_ten()
    {
        var few = Axis.Logarithmic("", [600, 6000, 60000], Say.Count);
        Assert.Equal(["600", "6,000", "60,000"], few.Ticks.Select(tick => tick.Text));
        Assert.Equal(few.Position(6000), few.Ticks[1].Position, 1e-12);
        Assert.Equal(few.Position(6000) - few.Position(600), few.Position(60000) - few.Position(6000), 1e-12);

        var many = Axis.Logarithmic("", [.. Enumerable.Range(1, 100).Select(i => 20.0 * i)], Say.Count);
        Assert.Equal(["100", "1,000"], many.Ticks.Select(tick => tick.Text));
    }
}
