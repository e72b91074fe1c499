using Chainrule.Tensors;
using Chainrule.Visuals;

namespace Chainrule.Tests.Visuals;

public class MosaicTests
{
    private static byte[] At(Mosaic mosaic, int row, int column) => mosaic.Colours.AsSpan(4 * (row * mosaic.Columns + column), 4).ToArray();

    [Fact]
    public void Channels_lie_side_by_side_with_a_grid_between_them()
    {
        var values = new float[2 * 2 * 3];
        (values[0], values[11]) = (4, -2);
        var mosaic = Mosaic.Of(values, new Shape(2, 2, 3));
        Assert.Equal((9, 4), (mosaic.Columns, mosaic.Rows));
        var grid = At(mosaic, 0, 0);
        Assert.Equal(grid, At(mosaic, 1, 4));
        Assert.Equal(grid, At(mosaic, 3, 8));
        // The largest in full colour, half of it below zero in half the other, and zero not at all.
        Assert.Equal(255, At(mosaic, 1, 1)[3]);
        Assert.Equal(128, At(mosaic, 2, 7)[3]);
        Assert.NotEqual(At(mosaic, 1, 1)[..3], At(mosaic, 2, 7)[..3]);
        Assert.Equal(0, At(mosaic, 1, 2)[3]);
    }

    [Fact]
    public void A_vector_lies_in_lines()
    {
        var mosaic = Mosaic.Of([.. Enumerable.Range(0, 40).Select(i => (float)i)], new Shape(40));
        Assert.Equal((30, 2), (mosaic.Columns, mosaic.Rows));
        Assert.Equal(255, At(mosaic, 1, 9)[3]);
        Assert.Equal(new byte[4], At(mosaic, 1, 10));
        Assert.Equal((10, 1), (Mosaic.Of(new float[10], new Shape(10)).Columns, Mosaic.Of(new float[10], new Shape(10)).Rows));
    }

    [Fact]
    public void A_number_that_is_not_finite_shows_the_page() =>
        Assert.Equal(0, At(Mosaic.Of([float.NaN, 1], new Shape(2)), 0, 0)[3]);
}
