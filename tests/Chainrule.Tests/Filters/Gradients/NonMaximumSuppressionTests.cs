using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Filters.Gradients;

public class NonMaximumSuppressionTests
{
    [Fact]
    public void What_is_kept_keeps_its_magnitude() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Boundary).Check(100, (image, op, boundary) =>
        {
            var gradient = Run.Gradient(image, op, boundary);
            var kept = Run.Thinning(gradient);
            Assert.All(
                kept.Values.ToArray().Zip(gradient.Magnitude.Values.ToArray()),
                pair => Assert.True(pair.First == 0 || pair.First == pair.Second));
        });

    /// <summary>The rule, pixel by pixel: the two points where the line along the gradient leaves the ring of neighbours.</summary>
    [Fact]
    public void A_pixel_is_kept_where_it_is_steeper_than_both_points_on_its_line() =>
        Gen.Select(Images.Whole, Images.Operator, Images.Boundary).Check(100, (image, op, boundary) =>
        {
            var gradient = Run.Gradient(image.Map(level => (double)level), op, boundary);
            var kept = Run.Thinning(gradient);
            for (var row = 0; row < image.Shape.Rows; row++)
            {
                for (var column = 0; column < image.Shape.Columns; column++)
                {
                    var here = gradient.Magnitude[0, row, column];
                    var (ahead, behind) = (OnRing(gradient, row, column, 1), OnRing(gradient, row, column, -1));
                    if (Math.Abs(here - ahead) > 1e-9 * here && Math.Abs(here - behind) > 1e-9 * here)
                    {
                        Assert.Equal(here > ahead && here > behind ? here : 0, kept[0, row, column]);
                    }
                }
            }
        });

    private static double OnRing(ImageGradient<double> gradient, int row, int column, int way)
    {
        var (x, y) = (gradient.Gx[0, row, column], gradient.Gy[0, row, column]);
        var longer = Math.Max(Math.Abs(x), Math.Abs(y));
        if (longer == 0)
        {
            return 0;
        }
        // Between the cells around the point, linearly; on the ring one of its coordinates is whole.
        var (r, c) = (row + way * y / longer, column + way * x / longer);
        var (top, left) = ((int)Math.Floor(r), (int)Math.Floor(c));
        return (1 - (r - top)) * ((1 - (c - left)) * At(top, left) + (c - left) * At(top, left + 1))
            + (r - top) * ((1 - (c - left)) * At(top + 1, left) + (c - left) * At(top + 1, left + 1));

        double At(int row, int column) =>
            row < 0 || row >= gradient.Magnitude.Shape.Rows || column < 0 || column >= gradient.Magnitude.Shape.Columns
                ? 0
                : gradient.Magnitude[0, row, column];
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(15, 1)]
    [InlineData(30, 1.2)]
    [InlineData(60, 1.2)]
    [InlineData(75, 1)]
    [InlineData(90, 1)]
    [InlineData(120, 1.2)]
    [InlineData(165, 1)]
    [InlineData(180, 1)]
    [InlineData(255, 1)]
    [InlineData(270, 1)]
    public void A_step_leaves_a_line_without_gaps_one_pixel_wide(double degrees, double mean)
    {
        const int Size = 61;
        var kept = Thinned(Images.Step(Size, degrees));
        var crossesColumns = Math.Abs(Math.Sin(double.DegreesToRadians(degrees))) > 0.71;
        // Away from the border, each row (or column, for a flat line) is met once, here and there twice.
        int[] counts =
        [
            .. Enumerable.Range(3, Size - 6).Select(
                i => Enumerable.Range(0, Size).Count(j => (crossesColumns ? kept[0, j, i] : kept[0, i, j]) > 0)),
        ];
        Assert.All(counts, count => Assert.InRange(count, 1, 2));
        Assert.InRange(counts.Average(), 1, mean);
    }

    [Theory]
    [InlineData(45)]
    [InlineData(225)]
    public void A_diagonal_step_leaves_one_pixel_on_each_line_across(double degrees)
    {
        const int Size = 40;
        var kept = Thinned(Images.Step(Size, degrees));
        for (var offset = -30; offset <= 30; offset++)
        {
            var onDiagonal = Enumerable.Range(3, Size - 6).Where(row => row + offset is >= 3 and < Size - 3)
                .Count(row => kept[0, row, row + offset] > 0);
            Assert.InRange(onDiagonal, 0, 1);
        }
        Assert.All(
            Enumerable.Range(4, Size - 8),
            row => Assert.InRange(Enumerable.Range(0, Size).Count(column => kept[0, row, column] > 0), 1, 2));
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, 0)]
    public void Both_sides_of_a_thin_line_are_kept(float ground, float line)
    {
        var kept = Thinned(Images.Filled(7, 20, (_, column) => column is 9 or 10 ? line : ground));
        var expected = line > ground ? new[] { 9, 10 } : [8, 11];
        Assert.All(
            Enumerable.Range(0, 7),
            row => Assert.Equal(expected, Enumerable.Range(0, 20).Where(column => kept[0, row, column] > 0)));
    }

    [Fact]
    public void Of_a_step_the_brighter_pixel_is_kept()
    {
        var kept = Thinned(Images.Of(new float[,] { { 0, 0, 0, 5, 5, 5 } }));
        Assert.Equal([0, 0, 0, 20, 0, 0], kept.Values.ToArray());
    }

    [Fact]
    public void What_is_not_finite_is_never_kept()
    {
        var gradient = Run.Gradient(
            Images.Of(new float[,] { { 0, 0, 5, 0, 0, float.PositiveInfinity, 0, 0 } }), GradientOperator.Sobel, Boundary.Zero);
        Assert.Equal([0, 10, 0, 10, float.PositiveInfinity, 0, float.PositiveInfinity, 0], gradient.Magnitude.Values.ToArray());
        Assert.Equal([0, 10, 0, 0, 0, 0, 0, 0], Run.Thinning(gradient).Values.ToArray());
    }

    [Fact]
    public void Turning_the_image_turns_what_is_kept() =>
        Gen.Select(Images.Whole, Images.Operator).Check(100, (image, op) =>
        {
            var images = image.Map(level => (double)level);
            var kept = Run.Thinning(Run.Gradient(images, op)).Map(value => Math.Round(value, 6));
            var turned = Run.Thinning(Run.Gradient(images.Turned(), op)).Map(value => Math.Round(value, 6));
            Images.AssertEqual(kept.Turned(), turned);
        });

    private static Tensor<float> Thinned(Tensor<float> image) =>
        Run.Thinning(Run.Gradient(image, GradientOperator.Sobel));
}
