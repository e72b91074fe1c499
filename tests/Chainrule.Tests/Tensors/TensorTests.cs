using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Tensors;

public class TensorTests
{
    private static readonly Gen<Shape> Shapes = Gen.Int[1, 5].Array[1, 4].Select(sizes => new Shape(sizes));

    [Fact]
    public void An_index_finds_its_value_in_row_major_order() => Shapes.Check(100, shape =>
    {
        var tensor = new Tensor<float>(shape, [.. Enumerable.Range(0, shape.Count).Select(i => (float)i)]);
        for (var position = 0; position < shape.Count; position++)
        {
            // The position's digits, the last axis the lowest.
            var index = new int[shape.Rank];
            for (int axis = shape.Rank - 1, rest = position; axis >= 0; axis--)
            {
                (rest, index[axis]) = Math.DivRem(rest, shape[axis]);
            }
            Assert.Equal(position, tensor[index]);
            tensor[index] = -1;
            Assert.Equal(-1, tensor.Values[position]);
        }
    });

    [Fact]
    public void An_index_outside_is_refused_on_every_axis() => Shapes.Check(100, shape =>
    {
        var tensor = new Tensor<float>(shape);
        for (var axis = 0; axis < shape.Rank; axis++)
        {
            foreach (var wrong in new[] { -1, shape[axis], int.MaxValue, int.MinValue })
            {
                var index = new int[shape.Rank];
                index[axis] = wrong;
                Assert.Throws<ArgumentOutOfRangeException>(() => tensor[index]);
            }
        }
        Assert.Throws<ArgumentException>(() => tensor[new int[shape.Rank + 1]]);
        Assert.Throws<ArgumentException>(() => tensor[new int[shape.Rank - 1]]);
    });

    [Fact]
    public void A_new_tensor_holds_zeros_or_a_copy_of_its_values()
    {
        Assert.Equal(new float[6], new Tensor<float>(new Shape(2, 3)).Values.ToArray());
        float[] values = [1, 2, 3, 4];
        var tensor = new Tensor<float>(new Shape(2, 2), values);
        values[0] = 9;
        Assert.Equal([1, 2, 3, 4], tensor.Values.ToArray());
        Assert.Equal("Tensor 2x2", tensor.ToString());
    }

    [Fact]
    public void A_view_shows_its_part_of_the_memory()
    {
        var memory = new AlignedMemory<float>(10);
        var view = new Tensor<float>(new Shape(2, 2), memory, 3);
        view[1, 0] = 5;
        Assert.Equal([0, 0, 0, 0, 0, 5, 0, 0, 0, 0], memory.Span.ToArray());
        Assert.Equal(4, view.Values.Length);
    }

    [Fact]
    public void Rows_are_counted_through_all_channels()
    {
        var picture = new Tensor<double>(new Shape(2, 3, 2), [.. Enumerable.Range(0, 12)]);
        Assert.Equal([2, 3], picture.Row(1));
        Assert.Equal([8, 9], picture.Row(4));
        picture.Row(5)[1] = -1;
        Assert.Equal(-1, picture[1, 2, 1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Row(6).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.Row(-1).Length);
        Assert.Throws<InvalidOperationException>(() => new Tensor<double>(new Shape(4, 4)).Row(0).Length);
    }

    [Fact]
    public void Values_that_do_not_fill_the_shape_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Tensor<float>(new Shape(2, 2), new float[3]));
        Assert.Throws<ArgumentException>(() => new Tensor<float>(new Shape(2, 2), new float[5]));
        Assert.Contains("more than can be allocated", Assert.Throws<ChainruleException>(() => new Tensor<float>(new Shape(int.MaxValue))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100_000)]
    public unsafe void Memory_starts_on_a_cache_line(int count)
    {
        var memory = new AlignedMemory<double>(count);
        Assert.Equal(0, (nint)memory.Pointer % 64);
        Assert.Equal(new double[count], memory.Span.ToArray());
    }
}
