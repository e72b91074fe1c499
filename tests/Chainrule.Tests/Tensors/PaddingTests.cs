using Chainrule.Tensors;

namespace Chainrule.Tests.Tensors;

public class PaddingTests
{
    [Fact]
    public void Padding_is_written_as_in_a_network_text()
    {
        Assert.Equal("", Padding.Valid.ToString());
        Assert.Equal("", Padding.Cells(0, 0, 0, 0).ToString());
        Assert.Equal("same", Padding.Same.ToString());
        Assert.Equal("same-lower", Padding.SameLower.ToString());
        Assert.Equal("full", Padding.Full.ToString());
        Assert.Equal("pad 2", Padding.Cells(2, 2, 2, 2).ToString());
        Assert.Equal("pad 1,2,3,4", Padding.Cells(1, 2, 3, 4).ToString());
        Assert.Equal("pad 1,0,0,0", Padding.Cells(1, 0, 0, 0).ToString());
        Assert.Equal("pad 1,1,1,0", Padding.Cells(1, 1, 1, 0).ToString());
        Assert.Equal("pad 1,1,0,1", Padding.Cells(1, 1, 0, 1).ToString());
        Assert.Equal("pad 1,0,1,1", Padding.Cells(1, 0, 1, 1).ToString());
    }

    [Fact]
    public void Cells_lie_on_the_sides_they_are_named_for()
    {
        var window = new Window(new WindowAxis(3, 2, Dilation: 2), new WindowAxis(5));
        var padded = Padding.Cells(1, 2, 3, 4).Apply(window, 10, 10);
        Assert.Equal(new WindowAxis(3, 2, 1, 2, 2), padded.Rows);
        Assert.Equal(new WindowAxis(5, 1, 3, 4), padded.Columns);
        Assert.True(padded.IsPadded);
    }

    [Fact]
    public void Same_and_full_are_each_axis_own_and_valid_is_none()
    {
        var window = new Window(new WindowAxis(4), new WindowAxis(3, 2, Dilation: 2));
        var same = Padding.Same.Apply(window, 9, 8);
        Assert.Equal(window.Rows.Same(9), same.Rows);
        Assert.Equal(window.Columns.Same(8), same.Columns);
        Assert.Equal(new Window(window.Rows.SameLower(9), window.Columns.SameLower(8)), Padding.SameLower.Apply(window, 9, 8));
        Assert.Equal(new Window(window.Rows.Full(), window.Columns.Full()), Padding.Full.Apply(window, 9, 8));
        Assert.Equal(window, Padding.Valid.Apply(same, 9, 8));
        Assert.False(window.IsPadded);
    }

    [Fact]
    public void Every_padding_replaces_the_one_before_it()
    {
        Padding[] paddings = [Padding.Valid, Padding.Same, Padding.SameLower, Padding.Full, Padding.Cells(1, 2, 3, 4)];
        var window = Window.Square(4, 1, 2);
        foreach (var first in paddings)
        {
            foreach (var second in paddings)
            {
                Assert.Equal(second.Apply(window, 9, 8), second.Apply(first.Apply(window, 9, 8), 9, 8));
                Assert.Equal(first.ToString() == second.ToString(), first == second);
            }
        }
    }

    [Fact]
    public void Every_side_alone_is_padding()
    {
        foreach (var padding in new[] { Padding.Cells(1, 0, 0, 0), Padding.Cells(0, 1, 0, 0), Padding.Cells(0, 0, 1, 0), Padding.Cells(0, 0, 0, 1) })
        {
            Assert.True(padding.Apply(Window.Square(3), 9, 9).IsPadded);
            Assert.NotEqual(Padding.Valid, padding);
        }
    }

    [Fact]
    public void Fewer_than_no_cells_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Padding.Cells(-1, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Padding.Cells(0, -1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Padding.Cells(0, 0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Padding.Cells(0, 0, 0, -1));
    }
}
