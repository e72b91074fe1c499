using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Gradients;

public class EdgeThresholdsTests
{
    private const int Size = 200;

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    public void Thresholds_in_disorder_are_refused(double low, double high) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EdgeThresholds(low, high));

    [Fact]
    public void They_grow_with_the_contrast() => Images.Whole.Check(50, image =>
    {
        var (once, twice) = (Automatic(image), Automatic(image.Map(level => 2 * level)));
        Assert.Equal(2 * once.High, twice.High, 1e-6 * twice.High);
        Assert.Equal(EdgeThresholds.UsualRatio * once.High, once.Low, 1e-12 * once.High);
    });

    /// <summary>Noise of normal distribution has next to no edges: one pixel in 2¹⁶ is strong.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Noise_has_next_to_no_edges(double sigma)
    {
        var gradient = Run.Gradient(Noise(10), GradientOperator.Sobel, sigma: sigma);
        var thresholds = EdgeThresholds.Automatic(gradient);
        var strong = gradient.Magnitude.Values.ToArray().Count(magnitude => magnitude >= thresholds.High);
        Assert.InRange(strong, 1, 8);
    }

    [Fact]
    public void An_edge_stands_out_of_noise_and_next_to_nothing_else()
    {
        var noise = Noise(10);
        var image = Images.Filled(Size, Size, (row, column) => noise[0, row, column] + (column < Size / 2 ? 100 : 160));
        var gradient = Run.Gradient(image, GradientOperator.Sobel, sigma: 1.4);
        var edges = Run.Edges(gradient);
        bool[] isNear = [.. Enumerable.Range(0, Size * Size).Select(pixel => pixel % Size is Size / 2 - 1 or Size / 2)];
        var pixels = edges.Pixels.Values.ToArray();
        Assert.InRange(pixels.Zip(isNear).Count(pixel => pixel is { First: 255, Second: true }), Size, 1.1 * Size);
        Assert.InRange(pixels.Zip(isNear).Count(pixel => pixel is { First: 255, Second: false }), 0, Size * Size / 200);
    }

    [Fact]
    public void Weak_edges_of_a_drawing_without_noise_are_found_beside_strong_ones()
    {
        var drawing = Images.Filled(40, 40, (_, column) => column < 10 ? 0f : column < 25 ? 200 : 160);
        var gradient = Run.Gradient(drawing, GradientOperator.Sobel);
        Assert.Equal(80, Run.Edges(gradient).Count);
        Assert.Equal(new EdgeThresholds(32, 80), EdgeThresholds.Automatic(gradient));
    }

    [Fact]
    public void Stripes_are_edges_although_they_are_everywhere()
    {
        var gradient = Run.Gradient(Images.Filled(20, 40, (_, column) => column / 2 % 2 * 100f), GradientOperator.Sobel);
        Assert.InRange(Run.Edges(gradient).Count, 300, 400);
    }

    private static EdgeThresholds Automatic(Tensor<float> image) =>
        EdgeThresholds.Automatic(Run.Gradient(image, GradientOperator.Sobel));

    /// <summary>Normally distributed levels, by Box and Muller.</summary>
    private static Tensor<float> Noise(double deviation)
    {
        var random = new Random(3);
        return Images.Filled(Size, Size, (_, _) => (float)(
            deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
    }
}
