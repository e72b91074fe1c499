using Chainrule.Cli;
using CsCheck;

namespace Chainrule.Tests.Cli;

public class ErrorPlaceTests
{
    [Theory]
    [InlineData("input 2 | dens 2", 10, 4, 40, "input 2 | dens 2", "          ^^^^")]
    [InlineData("input 2 |", 9, 0, 40, "input 2 |", "         ^")]
    [InlineData("input 2 | dense 2 | dens 2 | dense 10 relu | dense 10", 20, 4, 20, "e 2 | dens 2 | dense", "      ^^^^")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", 0, 52, 20, "abcdefghijklmnopqrst", "^^^^^^^^^^^^^^^^^^^^")]
    public void The_word_is_underlined(string text, int start, int length, int width, string shown, string carets) =>
        Assert.Equal((shown, carets), Errors.Place(text, start, length, width));

    [Fact]
    public void Any_word_of_any_text_is_underlined_within_the_width() => (
        from length in Gen.Int[0, 300]
        from start in Gen.Int[0, length]
        from word in Gen.Int[0, length - start]
        from width in Gen.Int[20, 120]
        select (length, start, word, width)).Check(1000, (length, start, word, width) =>
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('\u4E00' + i)));
            var (shown, carets) = Errors.Place(text, start, word, width);
            Assert.InRange(shown.Length, 0, width);
            Assert.InRange(carets.Length, 1, width);
            Assert.Equal(Math.Clamp(word, 1, width), carets.Count('^'.Equals));
            var under = carets.IndexOf('^', StringComparison.Ordinal);
            Assert.Equal(start == length ? shown.Length : shown.IndexOf(text[start], StringComparison.Ordinal), under);
        });
}
