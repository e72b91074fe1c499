using Chainrule.Symbolics;
using CsCheck;
using static Chainrule.Tests.Symbolics.RandomExpressions;

namespace Chainrule.Tests.Symbolics;

public class FactoringTests
{
    [Fact]
    public void No_value_changes() => Gen.Select(OfDepth(2), OfDepth(2), OfDepth(2), Numbers).Check(2000, (a, b, c, numbers) =>
    {
        var sum = (a * b + c / b - b * a.ToThe(2)).Simplify();
        Values.AssertEqual(sum, sum.Factor(), numbers);
    });

    [Theory]
    [InlineData(1, "x_i (1 + x_i)")]
    [InlineData(2, "x_i^2 (x_i + y_i^h)")]
    [InlineData(3, "(1 + y_i^h) / x_i")]
    [InlineData(4, "x_i + y_i^h")]
    [InlineData(5, "e^{x_i (1+x_i)}")]
    public void What_all_terms_have_comes_before_them(int which, string expected)
    {
        Expression x = X['i'], y = Y['i'];
        var sum = which switch
        {
            1 => x + x * x,
            2 => x * x * x + y * x * x,
            3 => 1 / x + y / x,
            4 => x + y,
            _ => Functions.Exp.Of(x + x * x),
        };
        Assert.Equal(expected, sum.Simplify().Factor().ToString());
    }
}
