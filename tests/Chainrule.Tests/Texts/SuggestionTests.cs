using Chainrule.Texts;

namespace Chainrule.Tests.Texts;

public class SuggestionTests
{
    private static readonly string[] Known = ["sse", "mse", "cross-entropy", "adam", "adamw"];

    [Theory]
    [InlineData("adam", "adam")]
    [InlineData("Adam", "adam")]
    [InlineData("adma", "adam")]
    [InlineData("amse", "mse")]
    [InlineData("crosentropy", "cross-entropy")]
    [InlineData("cross", "cross-entropy")]
    [InlineData("relu", null)]
    [InlineData("", null)]
    public void The_word_that_was_likely_meant_is_found(string word, string? nearest) =>
        Assert.Equal(nearest, Suggestion.Nearest(word, Known));

    [Fact]
    public void An_unknown_word_is_quoted_short_and_plain()
    {
        Assert.Equal(
            "unknown loss 'ms?', choose one of sse, mse, cross-entropy, adam, adamw: did you mean 'mse'?", Suggestion.Unknown("loss", "ms\u007F", Known));
        Assert.InRange(Suggestion.Unknown("loss", new string('x', 100_000), Known).Length, 0, 120);
    }
}
