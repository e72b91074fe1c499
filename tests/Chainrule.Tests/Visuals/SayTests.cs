using Chainrule.Comparisons;
using Chainrule.Visuals.Report;

namespace Chainrule.Tests.Visuals;

public class SayTests
{
    [Theory]
    [InlineData(0.031, "0.031")]
    [InlineData(1, "1.000")]
    [InlineData(0.00042, "4.2 × 10⁻⁴")]
    [InlineData(3.14e-31, "3.1 × 10⁻³¹")]
    [InlineData(9.99e-8, "1.0 × 10⁻⁷")]
    [InlineData(0, "< 10⁻⁹⁹")]
    [InlineData(double.NaN, "–")]
    public void A_probability_is_short_and_never_zero(double p, string text) => Assert.Equal(text, Say.PValue(p));

    [Theory]
    [InlineData(9.04, "9.0 s")]
    [InlineData(99.94, "99.9 s")]
    [InlineData(99.96, "1 min 40 s")]
    [InlineData(119.7, "2 min 0 s")]
    [InlineData(double.NaN, "–")]
    public void A_duration_is_told_in_seconds_and_minutes(double seconds, string text) => Assert.Equal(text, Say.Seconds(seconds));

    [Theory]
    [InlineData(0.99999, "> 99.9%")]
    [InlineData(0.999, "99.9%")]
    [InlineData(0.5, "50.0%")]
    public void A_network_is_never_quite_sure(double probability, string text) => Assert.Equal(text, Say.Confidence(probability));

    [Fact]
    public void An_interval_follows_its_mean_only_if_there_is_one()
    {
        Assert.Equal("98.95% (98.87–99.03)", Say.PercentWithRange(new Interval(0.9895, 0.9887, 0.9903)));
        Assert.Equal("98.95%", Say.PercentWithRange(new Interval(0.9895, 0.9895, 0.9895)));
    }

    [Fact]
    public void One_thing_has_no_plural()
    {
        Assert.Equal("1 run", Say.Of(1, "run"));
        Assert.Equal("1,000 runs", Say.Of(1000, "run"));
    }
}
