using Chainrule.Filters.Gradients;
using CsCheck;

namespace Chainrule.Tests.Filters.Gradients;

public class GradientDirectionsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(45, 1)]
    [InlineData(90, 2)]
    [InlineData(180, 4)]
    [InlineData(-90, 6)]
    [InlineData(-45, 7)]
    public void A_step_faces_one_way(double degrees, int sector)
    {
        var gradient = Run.Gradient(Images.Step(41, degrees), GradientOperator.Sobel);
        var shares = GradientDirections.Shares(gradient, 8);
        Assert.InRange(shares[sector], 0.97, 1 + 1e-12);
    }

    [Theory]
    [InlineData(10, 3, 0)]
    [InlineData(10, -3, 0)]
    [InlineData(-10, 3, 4)]
    [InlineData(-10, -3, 4)]
    [InlineData(-10, -6, 5)]
    public void A_sector_reaches_to_both_sides_of_its_middle(int right, int down, int sector)
    {
        var slope = Images.Filled(40, 40, (row, column) => (float)(right * column + down * row));
        Assert.InRange(GradientDirections.Shares(Run.Gradient(slope, GradientOperator.Sobel), 8)[sector], 0.9, 1 + 1e-12);
    }

    [Fact]
    public void The_shares_sum_to_one_and_turn_with_the_image() => Gen.Select(Images.Whole, Images.Operator).Check(50, (image, op) =>
    {
        var shares = GradientDirections.Shares(Run.Gradient(image, op), 4);
        var turned = GradientDirections.Shares(Run.Gradient(image.Turned(), op), 4);
        if (image.Values.ToArray().Distinct().Count() > 1)
        {
            Assert.Equal(1, shares.Sum(), 1e-12);
        }
        // An angle in the very middle between two sectors may fall to either.
        if (!Run.Gradient(image, op).Angle.Values.ToArray().Any(angle => Math.Abs(angle) is 45 or 135))
        {
            Assert.All(Enumerable.Range(0, 4), sector => Assert.Equal(shares[sector], turned[(sector + 1) % 4], 1e-6));
        }
    });

    [Fact]
    public void An_even_image_faces_nowhere() =>
        Assert.Equal([0, 0, 0], GradientDirections.Shares(Run.Gradient(Images.Filled(3, 3, (_, _) => 7f), GradientOperator.Sobel), 3));
}
