using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

public class FilterWordsTests
{
    [Fact]
    public void Paddings_have_words_and_numbers()
    {
        Assert.Equal(Padding.Valid, FilterWords.Padding("valid"));
        Assert.Equal(Padding.Same, FilterWords.Padding("same"));
        Assert.Equal(Padding.SameLower, FilterWords.Padding("same-lower"));
        Assert.Equal(Padding.Full, FilterWords.Padding("full"));
        Assert.Equal(Padding.Cells(2, 2, 2, 2), FilterWords.Padding("2"));
        Assert.Equal(Padding.Cells(1, 2, 3, 0), FilterWords.Padding("1,2,3,0"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Same")]
    [InlineData("-1")]
    [InlineData("1,2")]
    [InlineData("1,2,3,x")]
    [InlineData("100001")]
    public void Other_paddings_are_none(string text) => Assert.Null(FilterWords.Padding(text));

    [Fact]
    public void Steps_are_one_number_or_two()
    {
        Assert.Equal((3, 3), FilterWords.Steps("3"));
        Assert.Equal((3, 1), FilterWords.Steps("3,1"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1,2,3")]
    [InlineData("1.5")]
    [InlineData("")]
    public void Other_steps_are_none(string text) => Assert.Null(FilterWords.Steps(text));
}
