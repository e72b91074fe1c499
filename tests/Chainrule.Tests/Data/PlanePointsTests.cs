using Chainrule.Data;

namespace Chainrule.Tests.Data;

public class PlanePointsTests
{
    public static TheoryData<string> Names => ["xor", "circle", "spiral"];

    private static Dataset Make(string name, long seed) => name switch
    {
        "xor" => PlanePoints.Xor(seed),
        "circle" => PlanePoints.Circle(seed),
        _ => PlanePoints.Spiral(seed),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_classes_have_as_many_points_and_a_seed_gives_the_same_ones(string name)
    {
        var (one, same, other) = (Make(name, 5), Make(name, 5), Make(name, 6));
        Assert.Equal(one.Count / 2, Enumerable.Range(0, one.Count).Sum(one.Label));
        Assert.Equal(Bytes(one), Bytes(same));
        Assert.NotEqual(Bytes(one), Bytes(other));
    }

    [Fact]
    public void Of_xor_points_at_opposite_corners_are_of_one_class()
    {
        var data = PlanePoints.Xor(1);
        for (var i = 0; i < data.Count; i++)
        {
            var (isRight, isBelow) = (data.Pixels(i)[0] > 127, data.Pixels(i)[1] > 127);
            Assert.Equal(isRight != isBelow ? 1 : 0, data.Label(i));
        }
    }

    [Fact]
    public void A_circles_ring_lies_around_its_disc()
    {
        var data = PlanePoints.Circle(1);
        for (var i = 0; i < data.Count; i++)
        {
            var radius = Math.Sqrt(Math.Pow(data.Pixels(i)[0] / 255.0 - 0.5, 2) + Math.Pow(data.Pixels(i)[1] / 255.0 - 0.5, 2));
            Assert.Equal(data.Label(i), radius > 0.24 ? 1 : 0);
        }
    }

    private static byte[] Bytes(Dataset data) => [.. Enumerable.Range(0, data.Count).SelectMany(i => data.Pixels(i).ToArray())];
}
