using Chainrule.Texts;

namespace Chainrule.Tests.Texts;

public class WordsTests
{
    [Fact]
    public void Words_are_parted_by_space_and_a_bar_is_one_of_its_own()
    {
        var words = new Words("text", " one\t2|three ");
        Assert.Equal("one", words.Take("a word"));
        Assert.Equal(2, words.TakeInt("a number", 0));
        Assert.True(words.Accept("|"));
        Assert.False(words.Accept("four"));
        Assert.Equal("three", words.TakeOneOf("a number", "two", "three"));
        Assert.True(words.AtEnd);
        words.End("the end");
    }

    [Theory]
    [InlineData("5x7", new[] { 5, 7 })]
    [InlineData("3", new[] { 3 })]
    public void Numbers_may_be_joined(string text, int[] expected) =>
        Assert.Equal(expected, new Words("text", text).TakeInts("sizes", 'x', _ => true, 1, 9));

    [Theory]
    [InlineData("5x")]
    [InlineData("x5")]
    [InlineData("5x10")]
    [InlineData("0x5")]
    [InlineData("1x2x3")]
    [InlineData("")]
    public void Joined_numbers_that_do_not_fit_are_refused(string text) =>
        Assert.Throws<ChainruleException>(() => new Words("text", text).TakeInts("sizes", 'x', count => count < 3, 1, 9));

    [Fact]
    public void The_next_word_can_be_pointed_at()
    {
        var words = new Words("text", "aa bbb");
        words.Take("a word");
        AssertPlace(words.Expected("c", "bbx", "ccc"), 3, 3, "text, column 4: expected c, found 'bbb': did you mean 'bbx'?");
        AssertPlace(words.Wrong("too long"), 0, 2, "text, column 1: too long");
    }

    [Fact]
    public void The_end_can_be_pointed_at()
    {
        var words = new Words("text", "aa  ");
        words.Take("a word");
        AssertPlace(words.Expected("more", "aa"), 4, 0, "text, column 5: expected more, found the end");
    }

    [Fact]
    public void Several_words_can_be_pointed_at()
    {
        var words = new Words("text", "a | bb ccc d");
        words.Take("a word");
        words.Take("a bar");
        var position = words.Position;
        words.Take("a word");
        words.Take("a word");
        AssertPlace(words.WrongSince(position, "wrong"), 4, 6, "text, column 5: wrong");
    }

    [Fact]
    public void A_message_stays_one_short_line_whatever_the_word()
    {
        var message = new Words("text", "\0\u001B" + new string('a', 1000)).Expected("b").Message;
        Assert.Equal($"text, column 1: expected b, found '??{new string('a', 37)}…'", message);
    }

    private static void AssertPlace(ChainruleException mistake, int start, int length, string message) =>
        Assert.Equal((start, length, message), (mistake.Start, mistake.Length, mistake.Message));
}
