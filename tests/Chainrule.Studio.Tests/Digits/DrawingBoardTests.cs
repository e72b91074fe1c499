using Chainrule.Studio.Digits;
using CsCheck;

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

    [Fact]
    public void An_address_holds_every_stroke_exactly() =>
        Gen.Select(Gen.Double[-5, 33], Gen.Double[-5, 33]).Array[1, 20].Array[0, 5].Sample(strokes =>
        {
            var (board, again) = (new DrawingBoard(), new DrawingBoard());
            foreach (var stroke in strokes)
            {
                board.Begin(stroke[0].Item1, stroke[0].Item2);
                Array.ForEach(stroke[1..], point => board.Draw(point.Item1, point.Item2));
                board.Lift();
            }
            again.Begin(1, 1);
            again.Read(board.Text);
            Assert.Equal(board.Strokes, again.Strokes);
            Assert.False(again.IsDown);
        });

    [Theory]
    [InlineData("80", "has two")]
    [InlineData("80,70,200", "has two")]
    [InlineData("80,281", "'281' is no place on the board")]
    [InlineData("-1,7", "'-1' is no place on the board")]
    [InlineData("80,,7,7", "'' is no place")]
    public void What_is_no_drawing_is_said_and_changes_nothing(string text, string sentence)
    {
        var board = new DrawingBoard();
        board.Begin(1, 1);
        Assert.Contains(sentence, Assert.Throws<ChainruleException>(() => board.Read(text)).Message, StringComparison.Ordinal);
        Assert.Single(board.Strokes);
    }
}
