using Chainrule.Studio.Digits;

namespace Chainrule.Studio.Tests.Digits;

public class DrawingBoardTests
{
    [Fact]
    public void What_is_drawn_is_prepared_as_MNIST_was()
    {
        var board = new DrawingBoard();
        Assert.Null(board.Prepared());
        board.Begin(2, 2);
        board.Draw(2, 8);
        var pixels = board.Prepared()!.Pixels;
        // A short bar in a corner becomes one of 20 rows in the middle.
        var rows = Enumerable.Range(0, 28).Where(row => pixels.AsSpan(28 * row, 28).IndexOfAnyExcept((byte)0) >= 0).ToList();
        Assert.InRange(rows.Count, 19, 22);
        Assert.InRange(rows[0], 3, 5);
        Assert.Equal(255, pixels.Max());
    }

    [Fact]
    public void The_pen_draws_only_while_it_is_down()
    {
        var board = new DrawingBoard();
        Assert.False(board.Draw(5, 5));
        board.Begin(1, 1);
        Assert.True(board.Draw(99, -3));
        board.Lift();
        Assert.False(board.Draw(9, 9));
        Assert.Equal([(1, 1), (28, 0)], Assert.Single(board.Strokes));
        board.Clear();
        Assert.Empty(board.Strokes);
    }

    [Fact]
    public void Keys_move_the_cursor_within_the_board_and_draw_while_the_pen_is_down()
    {
        var board = new DrawingBoard();
        board.Step(-99, 2);
        Assert.Equal((0, 16), board.Cursor);
        Assert.Empty(board.Strokes);
        board.Toggle();
        board.Step(3, 0);
        board.Toggle();
        board.Step(3, 0);
        Assert.Equal([(0.5, 16.5), (3.5, 16.5)], Assert.Single(board.Strokes));
        Assert.False(board.IsDown);
    }
}
