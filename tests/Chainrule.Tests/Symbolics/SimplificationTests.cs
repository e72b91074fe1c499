using Chainrule.Symbolics;
using CsCheck;
using static Chainrule.Tests.Symbolics.RandomExpressions;

namespace Chainrule.Tests.Symbolics;

public class SimplificationTests
{
    [Fact]
    public void No_value_changes()
    {
        var compared = 0;
        Gen.Select(OfDepth(4), Numbers).Check(3000, (expression, numbers) =>
            compared += Values.AssertEqual(expression, expression.Simplify(), numbers) ? 1 : 0);
        Assert.True(compared > 1000, $"only {compared} expressions have a value");
    }

    [Fact]
    public void What_is_simplified_stays_as_it_is() => OfDepth(5).Check(2000, expression =>
    {
        var simplified = expression.Simplify();
        Assert.Equal(simplified.ToString(), simplified.Simplify().ToString());
    });
}
