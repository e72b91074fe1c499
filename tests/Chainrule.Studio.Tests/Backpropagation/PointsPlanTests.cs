using Chainrule.Studio.Backpropagation;
using Chainrule.Studio.Parts;
using CsCheck;

namespace Chainrule.Studio.Tests.Backpropagation;

public class PointsPlanTests
{
    private static readonly PointsPlan own = new() { Set = PointSet.Own };

    [Fact]
    public void Points_are_there_in_the_order_in_which_they_were_placed() =>
        Gen.Select(Gen.Byte, Gen.Byte, Gen.Int[0, 1], (x, y, label) => new PlanePoint(x, y, label)).Array[0, 50].Sample(points =>
            Assert.Equal(points, points.Aggregate(own, (plan, point) => plan.With(point)).Points(1)));

    [Fact]
    public void There_is_an_end_to_them()
    {
        var full = own with { Own = string.Join('_', Enumerable.Repeat("c255,255", PointsPlan.MostPoints)) };
        Assert.Equal(PointsPlan.MostPoints, full.Points(1).Count);
        Assert.Throws<ChainruleException>(() => full.With(new(1, 2, 0)));
        Assert.True($"{new LabAddress { Points = full }}".Length < PageAddress.Longest);
    }

    [Theory]
    [InlineData("x1,2")]
    [InlineData("c1")]
    [InlineData("c1,2,3")]
    [InlineData("s256,0")]
    [InlineData("s-1,0")]
    [InlineData("c1,2 s3,4")]
    public void What_is_no_point_is_said(string text) =>
        Assert.Contains("is no point", Assert.Throws<ChainruleException>(() => (own with { Own = text }).Points(1)).Message, StringComparison.Ordinal);
}
