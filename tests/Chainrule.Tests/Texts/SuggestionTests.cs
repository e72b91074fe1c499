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
}
