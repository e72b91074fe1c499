using Chainrule.Filters;
using CsCheck;

namespace Chainrule.Tests.Filters;

/// <summary>The cell that each boundary takes, against copies of the input laid side by side.</summary>
public class BoundaryTests
{
    [Theory]
    [InlineData(Boundary.Zero, "000|abcd|000")]
    [InlineData(Boundary.Replicate, "aaa|abcd|ddd")]
    [InlineData(Boundary.Reflect, "dcb|abcd|cba")]
    [InlineData(Boundary.Symmetric, "cba|abcd|dcb")]
    [InlineData(Boundary.Wrap, "bcd|abcd|abc")]
    public void A_boundary_is_what_its_documentation_draws(Boundary boundary, string line)
    {
        var cells = Enumerable.Range(-3, 10).Select(index => boundary.Source(index, 4)).Select(source => source < 0 ? '0' : "abcd"[source]);
        Assert.Equal(line.Replace("|", "", StringComparison.Ordinal), string.Concat(cells));
        Assert.Equal(line.Replace("|", "", StringComparison.Ordinal), string.Concat(
            BoundaryLine.Of(boundary, 4, 3, 3).Select(source => source < 0 ? '0' : "abcd"[source])));
    }

    [Fact]
    public void Far_outside_the_line_goes_on() =>
        Gen.Select(Gen.Enum<Boundary>(), Gen.Int[1, 9], Gen.Int[0, 60], Gen.Int[0, 60]).Check(500, (boundary, size, before, after) =>
            Assert.Equal(
                BoundaryLine.Of(boundary, size, before, after),
                Enumerable.Range(-before, before + size + after).Select(index => boundary.Source(index, size))));

    [Theory]
    [InlineData(Boundary.Zero, -1)]
    [InlineData(Boundary.Replicate, 0)]
    [InlineData(Boundary.Reflect, 0)]
    [InlineData(Boundary.Symmetric, 0)]
    [InlineData(Boundary.Wrap, 0)]
    public void Around_a_single_cell_there_is_that_cell_or_zero(Boundary boundary, int source)
    {
        Assert.Equal(0, boundary.Source(0, 1));
        Assert.All([-7, -2, -1, 1, 2, 7], index => Assert.Equal(source, boundary.Source(index, 1)));
    }

    [Theory]
    // Of 2³¹ − 1 and −2³¹, the remainders by 7, 12 and 14 are 1 and 5, 7 and 4, 1 and 12.
    [InlineData(Boundary.Wrap, 1, 5)]
    [InlineData(Boundary.Reflect, 5, 4)]
    [InlineData(Boundary.Symmetric, 1, 1)]
    [InlineData(Boundary.Replicate, 6, 0)]
    [InlineData(Boundary.Zero, -1, -1)]
    public void The_farthest_indices_have_their_cell_too(Boundary boundary, int last, int first)
    {
        Assert.Equal(last, boundary.Source(int.MaxValue, 7));
        Assert.Equal(first, boundary.Source(int.MinValue, 7));
        // The largest input there is: its period, twice as long, is more than an int can hold.
        Assert.Equal(int.MaxValue - 1, boundary.Source(int.MaxValue - 1, int.MaxValue));
        Assert.InRange(boundary.Source(int.MinValue, int.MaxValue), -1, int.MaxValue - 1);
    }
}
