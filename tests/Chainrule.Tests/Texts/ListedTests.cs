using Chainrule.Texts;

namespace Chainrule.Tests.Texts;

public class ListedTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a", "a")]
    [InlineData("a and b", "a", "b")]
    [InlineData("a, b and c", "a", "b", "c")]
    public void Lists_read_as_english(string text, params string[] items) => Assert.Equal(text, Listed.Words(items));

    [Fact]
    public void Every_digit_has_a_raised_one() => Assert.Equal("⁻¹²³⁴⁵⁶⁷⁸⁹⁰", Superscript.Of("-1234567890"));
}
