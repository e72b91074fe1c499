using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Tensors;

public class ShapeTests
{
    private static readonly Gen<int[]> Sizes = Gen.Int[1, 9].Array[1, 5];

    [Fact]
    public void A_shape_is_its_sizes() => Sizes.Check(200, sizes =>
    {
        var shape = new Shape(sizes);
        Assert.Equal(sizes, shape.Sizes.ToArray());
        Assert.Equal(sizes.Length, shape.Rank);
        Assert.Equal(sizes.Aggregate(1, (count, size) => count * size), shape.Count);
        Assert.Equal(sizes, Enumerable.Range(0, shape.Rank).Select(axis => shape[axis]));
        Assert.Equal(sizes, shape.ToString().Split('x').Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void Shapes_are_equal_exactly_if_their_sizes_are() => Gen.Select(Gen.Int[1, 2].Array[1, 3], Gen.Int[1, 2].Array[1, 3]).Check(500, (a, b) =>
    {
        var (left, right) = (new Shape(a), new Shape(b));
        var equal = a.SequenceEqual(b);
        Assert.Equal(equal, left.Equals(right));
        Assert.Equal(equal, left.Equals((object)right));
        Assert.Equal(equal, left == right);
        Assert.Equal(!equal, left != right);
        Assert.True(!equal || left.GetHashCode() == right.GetHashCode());
    });

    [Fact]
    public void A_shape_copies_its_sizes()
    {
        int[] sizes = [2, 3];
        var shape = new Shape(sizes);
        sizes[0] = 7;
        Assert.Equal("2x3", shape.ToString());
    }

    [Fact]
    public void A_picture_has_channels_rows_and_columns_and_a_vector_one_cell_a_channel()
    {
        var picture = new Shape(3, 28, 27);
        Assert.Equal((3, 28, 27), (picture.Channels, picture.Rows, picture.Columns));
        var vector = new Shape(10);
        Assert.Equal((10, 1, 1), (vector.Channels, vector.Rows, vector.Columns));
    }

    [Fact]
    public void Sizes_that_make_no_shape_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Shape([]));
        Assert.Throws<ArgumentException>(() => new Shape(2, 0));
        Assert.Throws<ArgumentException>(() => new Shape(-1));
        Assert.Equal(int.MaxValue, new Shape(1, int.MaxValue, 1).Count);
        Assert.Throws<ArgumentException>(() => new Shape(1 << 16, 1 << 15));
        Assert.Throws<ArgumentException>(() => new Shape(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue));
    }
}
