using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Tensors;

/// <summary>The geometry against counting every position of the kernel one by one.</summary>
public class WindowTests
{
    private static readonly Gen<WindowAxis> Axes = Gen.Select(
        Gen.Int[1, 6], Gen.Int[1, 5], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[1, 4],
        (kernel, stride, before, after, dilation) => new WindowAxis(kernel, stride, before, after, dilation));

    private static readonly Gen<(WindowAxis, int)> Cases = Gen.Select(Axes, Gen.Int[1, 20]);

    /// <summary>The input cells read at each position where the whole kernel lies within the padded input.</summary>
    private static List<int[]> Positions(WindowAxis axis, int input)
    {
        var positions = new List<int[]>();
        for (var first = -axis.Before; ; first += axis.Stride)
        {
            int[] cells = [.. Enumerable.Range(0, axis.Kernel).Select(k => first + k * axis.Dilation)];
            if (cells[^1] >= input + axis.After)
            {
                return positions;
            }
            positions.Add(cells);
        }
    }

    [Fact]
    public void The_output_has_a_cell_for_each_position_of_the_kernel() => Cases.Check(2000, (axis, input) =>
    {
        var positions = Positions(axis, input);
        Assert.Equal(positions.Count, axis.OutputSize(input));
        for (var o = 0; o < positions.Count; o++)
        {
            Assert.Equal(positions[o], Enumerable.Range(0, axis.Kernel).Select(k => axis.InputIndex(o, k)));
            Assert.Equal(axis.Extent, positions[o][^1] - positions[o][0] + 1);
        }
    });

    [Fact]
    public void A_cell_is_read_if_some_position_reads_it() => Cases.Check(2000, (axis, input) =>
    {
        var read = Positions(axis, input).SelectMany(cells => cells).ToHashSet();
        var all = Enumerable.Range(0, input);
        Assert.All(all, index => Assert.Equal(read.Contains(index), axis.Reads(input, index)));
        Assert.Equal(all.Where(index => !read.Contains(index)), axis.NeverRead(input));
    });

    [Fact]
    public void Same_padding_divides_the_size_by_the_stride_with_the_fewest_cells_and_the_odd_one_after() => Cases.Check(2000, (axis, input) =>
    {
        var same = axis.Same(input);
        var outputs = (int)Math.Ceiling(input / (double)axis.Stride);
        Assert.Equal(axis with { Before = same.Before, After = same.After }, same);
        Assert.Equal(outputs, same.OutputSize(input));
        Assert.InRange(same.After - same.Before, 0, 1);
        if (same.After > 0)
        {
            Assert.Equal(outputs - 1, (same with { After = same.After - 1 }).OutputSize(input));
        }
    });

    [Fact]
    public void A_square_window_is_the_same_along_both_axes()
    {
        var window = Window.Square(5, 2, 3);
        Assert.Equal(new WindowAxis(5, 2, 0, 0, 3), window.Rows);
        Assert.Equal(window.Rows, window.Columns);
    }
}
