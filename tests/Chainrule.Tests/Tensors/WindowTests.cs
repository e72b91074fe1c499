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
    public void Same_lower_padding_is_same_padding_with_the_odd_one_before() => Cases.Check(2000, (axis, input) =>
    {
        var same = axis.Same(input);
        Assert.Equal(same with { Before = same.After, After = same.Before }, axis.SameLower(input));
    });

    [Fact]
    public void Full_padding_lets_every_window_touch_the_input_and_leaves_none_out() => Cases.Check(2000, (axis, input) =>
    {
        var full = axis.Full();
        Assert.Equal(axis with { Before = full.Before, After = full.After }, full);
        var positions = Positions(full, input);
        Assert.Equal(0, positions[0][^1]);
        Assert.InRange(positions[^1][0], input - axis.Stride, input - 1);
        Assert.Equal(positions.Count, full.OutputSize(input));
    });

    [Fact]
    public void The_formula_holds_for_its_own_numbers() => Cases.Check(500, (axis, input) =>
    {
        var formula = axis.OutputFormula(input);
        int[] numbers = [.. formula.Split(' ', '(', ')', '⌊', '⌋').Where(word => int.TryParse(word, out _)).Select(int.Parse)];
        Assert.Equal([input, axis.Before, axis.After, axis.Extent, axis.Stride, 1, axis.OutputSize(input)], numbers);
        var room = numbers[0] + numbers[1] + numbers[2] - numbers[3];
        var value = (int)Math.Floor(room / (double)numbers[4]) + 1;
        Assert.True(formula.Contains('=', StringComparison.Ordinal) ? value == numbers[^1] : value <= 0 && numbers[^1] == 0, formula);
    });

    [Theory]
    [InlineData(5, "⌊(5 + 1 + 1 − 3) / 2⌋ + 1 = 3")]
    [InlineData(1, "⌊(1 + 1 + 1 − 3) / 2⌋ + 1 = 1")]
    public void The_formula_is_written_with_its_numbers(int input, string formula) =>
        Assert.Equal(formula, new WindowAxis(3, 2, 1, 1).OutputFormula(input));

    [Fact]
    public void A_kernel_that_does_not_fit_has_a_formula_that_says_so() =>
        Assert.Equal("⌊(2 + 0 + 0 − 5) / 1⌋ + 1 ≤ 0", new WindowAxis(5).OutputFormula(2));

    [Fact]
    public void More_cells_than_can_be_counted_overflow()
    {
        Assert.Equal(int.MaxValue, new WindowAxis(2, Dilation: int.MaxValue - 1).Extent);
        Assert.Throws<OverflowException>(() => new WindowAxis(2, Dilation: int.MaxValue).Extent);
        Assert.Throws<OverflowException>(() => new WindowAxis(int.MaxValue, Dilation: 3).Extent);
        Assert.Equal(int.MaxValue, new WindowAxis(1, Before: int.MaxValue - 9).OutputSize(9));
        Assert.Throws<OverflowException>(() => new WindowAxis(1, Before: int.MaxValue - 9).OutputSize(10));
        Assert.Equal(1 << 30, new WindowAxis(1, 4, int.MaxValue, int.MaxValue).OutputSize(2));
    }

    [Fact]
    public void The_widest_kernel_preserves_the_size_too()
    {
        var widest = new WindowAxis(2, Dilation: int.MaxValue - 1);
        Assert.Equal(widest with { Before = int.MaxValue / 2, After = int.MaxValue / 2 }, widest.Same(9));
        Assert.Equal(9, widest.Same(9).OutputSize(9));
        Assert.Equal(5, (widest with { Stride = 2 }).SameLower(9).OutputSize(9));
    }

    [Fact]
    public void A_number_below_the_least_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowAxis(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowAxis(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowAxis(1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowAxis(1, 1, 0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowAxis(1, 1, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowAxis(1) with { Stride = 0 });
    }

    [Fact]
    public void A_square_window_is_the_same_along_both_axes()
    {
        var window = Window.Square(5, 2, 3);
        Assert.Equal(new WindowAxis(5, 2, 0, 0, 3), window.Rows);
        Assert.Equal(window.Rows, window.Columns);
    }

    [Fact]
    public void The_output_near_a_cell_has_its_middle_nearest() => Gen.Select(Cases, Gen.Int[-6, 26]).Check(2000, (@case, cell) =>
    {
        var (axis, input) = @case;
        var outputs = axis.OutputSize(input);
        if (outputs == 0)
        {
            return;
        }
        var nearest = Enumerable.Range(0, outputs).MinBy(output =>
            Math.Abs(axis.InputIndex(output, 0) + axis.InputIndex(output, axis.Kernel - 1) - 2 * cell));
        Assert.Equal(nearest, axis.OutputNear(input, cell));
    });
}
