using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Gradients;

public class HysteresisTests
{
    private static readonly Gen<(Tensor<float> Magnitudes, EdgeThresholds Thresholds)> cases =
        Gen.Select(Images.OfSize(6, 12), Gen.Int[0, 255], Gen.Int[0, 255], (image, one, other) =>
            (image.Map(Math.Abs), new EdgeThresholds(Math.Min(one, other), Math.Max(one, other))));

    [Fact]
    public void The_edges_are_the_weak_regions_that_hold_a_strong_pixel() => cases.Check(200, (magnitudes, thresholds) =>
    {
        var edges = Run.Hysteresis(magnitudes, thresholds);
        var regions = Regions(magnitudes, thresholds.Low);
        var kept = regions.Where(region => region.Any(pixel => magnitudes.Values[pixel] >= thresholds.High)).SelectMany(region => region);
        var expected = new byte[magnitudes.Shape.Count];
        foreach (var pixel in kept)
        {
            expected[pixel] = 255;
        }
        Assert.Equal(expected, edges.Pixels.Values.ToArray());
        Assert.Equal(magnitudes.Shape, edges.Pixels.Shape);
        Assert.Equal(expected.Count(pixel => pixel > 0), edges.Count);
        Assert.Equal(magnitudes.Values.ToArray().Count(magnitude => magnitude > 0 && magnitude >= thresholds.High), edges.StrongCount);
        Assert.Equal(thresholds, edges.Thresholds);
    });

    /// <summary>
    /// The connected regions of pixels above 0 that reach a level, found in another way: every pixel takes the smallest
    /// number among its neighbours until nothing changes.
    /// </summary>
    private static IEnumerable<IGrouping<int, int>> Regions(Tensor<float> magnitudes, double low)
    {
        var (rows, columns) = (magnitudes.Shape.Rows, magnitudes.Shape.Columns);
        int[] members = [.. Enumerable.Range(0, rows * columns).Where(pixel => magnitudes.Values[pixel] >= Math.Max(low, float.Epsilon))];
        var numbers = members.ToDictionary(pixel => pixel);
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var pixel in members)
            {
                var smallest = members
                    .Where(other => Math.Abs(other / columns - pixel / columns) <= 1 && Math.Abs(other % columns - pixel % columns) <= 1)
                    .Min(other => numbers[other]);
                hasChanged |= smallest != numbers[pixel];
                numbers[pixel] = smallest;
            }
        }
        return members.GroupBy(pixel => numbers[pixel]);
    }

    [Fact]
    public void Lower_thresholds_keep_more() => Gen.Select(cases, Gen.Int[0, 255], Gen.Int[0, 255]).Check(100, (sample, low, high) =>
    {
        var (magnitudes, thresholds) = sample;
        var easyLow = Math.Min(low, thresholds.Low);
        var easier = new EdgeThresholds(easyLow, Math.Max(easyLow, Math.Min(high, thresholds.High)));
        var (few, many) = (Run.Hysteresis(magnitudes, thresholds), Run.Hysteresis(magnitudes, easier));
        Assert.All(few.Pixels.Values.ToArray().Zip(many.Pixels.Values.ToArray()), pair => Assert.True(pair.First <= pair.Second));
    });

    [Fact]
    public void An_edge_winds_through_weak_pixels_however_far()
    {
        // A snake of weak pixels through a large image, strong at one end.
        var snake = Images.Filled(999, 999, (row, column) =>
            row % 2 == 0 || column == (row % 4 == 1 ? 998 : 0) ? (row, column) == (0, 0) ? 9f : 5f : 0f);
        Assert.Equal(500 * 999 + 499, Run.Hysteresis(snake, new EdgeThresholds(5, 9)).Count);
        Assert.Equal(0, Run.Hysteresis(snake, new EdgeThresholds(5, 10)).Count);
    }

    [Fact]
    public void Nothing_and_no_number_are_never_edges()
    {
        var edges = Run.Hysteresis(new Tensor<float>(new Shape(1, 1, 4), [0, float.NaN, 1e-30f, 0]), default);
        Assert.Equal([0, 0, 255, 0], edges.Pixels.Values.ToArray());
    }

    [Fact]
    public void Magnitudes_have_one_channel() =>
        Assert.Throws<ArgumentException>(() => Run.Hysteresis(new Tensor<float>(new Shape(3, 2, 2)), default));
}
