using Chainrule.Symbolics;

namespace Chainrule.Tests.Symbolics;

public class NormalTests
{
    [Theory]
    // Abramowitz and Stegun, table 26.1, and with more digits by 40-digit arithmetic.
    [InlineData(0.0, 0.5)]
    [InlineData(0.25, 0.598706325682923724)]
    [InlineData(0.5, 0.691462461274013104)]
    [InlineData(1.0, 0.841344746068542949)]
    [InlineData(1.96, 0.975002104851779566)]
    [InlineData(2.0, 0.977249868051820793)]
    [InlineData(3.0, 0.998650101968369905)]
    [InlineData(5.0, 0.999999713348428121)]
    [InlineData(-0.5, 0.308537538725986896)]
    [InlineData(-1.0, 0.158655253931457051)]
    [InlineData(-1.96, 0.0249978951482204341)]
    [InlineData(-2.0, 0.0227501319481792072)]
    [InlineData(-2.5, 0.00620966532577613517)]
    [InlineData(-4.0, 3.16712418331199213e-5)]
    [InlineData(-6.0, 9.86587645037698141e-10)]
    [InlineData(-8.0, 6.22096057427178412e-16)]
    public void The_distribution_has_its_published_values(double u, double value) =>
        Assert.Equal(value, Normal.Cumulative(u), Math.Abs(value) * 1e-14);

    [Fact]
    public void The_ends_are_0_and_1()
    {
        Assert.Equal(0, Normal.Cumulative(double.NegativeInfinity));
        Assert.Equal(1, Normal.Cumulative(double.PositiveInfinity));
        Assert.Equal(double.NaN, Normal.Cumulative(double.NaN));
        Assert.Equal(1 / Math.Sqrt(2 * Math.PI), Normal.Density(0));
    }

    [Fact]
    public void The_two_ways_to_compute_it_meet()
    {
        foreach (var u in new[] { -2.0, 2.0 })
        {
            Assert.Equal(Normal.Cumulative(Math.BitDecrement(u)), Normal.Cumulative(Math.BitIncrement(u)), 1e-15);
        }
    }
}
