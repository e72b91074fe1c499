using Chainrule.Symbolics;
using CsCheck;
using static Chainrule.Tests.Symbolics.RandomExpressions;

namespace Chainrule.Tests.Symbolics;

public class ExpressionTests
{
    private static readonly IndexRange Three = new(0, 2);

    [Fact]
    public void Neither_order_nor_the_names_of_running_indices_matter() => Gen.Select(OfDepth(4), Gen.Int).Check(1000, (expression, seed) =>
    {
        var disguised = Disguised(expression, seed);
        Assert.True(expression.Equals(disguised), $"{expression} is not {disguised}");
        Assert.Equal(expression.GetHashCode(), disguised.GetHashCode());
    });

    [Fact]
    public void Equal_expressions_have_equal_values() => Gen.Select(OfDepth(3), Gen.Int, Numbers).Check(1000, (expression, seed, numbers) =>
        Values.AssertEqual(expression, Disguised(expression, seed), numbers));

    [Fact]
    public void Different_expressions_are_not_equal()
    {
        Expression[] all =
        [
            X['i'], X['j'], Y['i'], X[0], 2, X['i'] + X['j'], X['i'] * X['j'], X['i'].ToThe(X['j']), X['j'].ToThe(X['i']),
            X['i'] + X['i'] + X['j'],
            Functions.Sigmoid.Of(X['i']), Functions.Sigmoid.Of(X['i'], "h"), Functions.Tanh.Of(X['i']),
            new Largest([X['i'], X['j']]), new Kronecker('i', 'j'), new Kronecker('i', 'k'), new Kronecker('i', (AffineIndex)'j' + 1),
            new Indicator(new Above(X['i'], 0)), new Indicator(new NotAbove(X['i'], 0)),
            new Indicator(new IsWhole((AffineIndex)'i' / 2)), new Indicator(new Within('i', Three)), new Indicator(new Within('i', new(0, 3))),
            new SumOver([new('k', Three)], X['k']), new SumOver([new('k', Three)], X['i']), new SumOver([new('k', new(0, 3))], X['k']),
            new MaxOver([new('k', Three)], X['k']),
            new SumOver([new('k', Three), new('m', Three)], W['k', 'm']), new SumOver([new('k', Three), new('m', Three)], W['m', 'k']),
            new SumOver([new('k', Three)], W['k', 'k']), new SumOver([new('k', Three)], W['k', 'i']),
            new SumOver([new('k', Three)], new SumOver([new('m', Three)], W['k', 'm'])),
            new SumOver([new('k', Three)], new SumOver([new('m', Three)], W['m', 'k'])),
        ];
        for (var i = 0; i < all.Length; i++)
        {
            for (var j = 0; j < all.Length; j++)
            {
                Assert.True(all[i].Equals(all[j]) == (i == j), $"{all[i]} and {all[j]}");
            }
        }
    }

    [Fact]
    public void What_is_put_in_falls_under_no_running_index() => Gen.Select(OfDepth(4), Numbers, Gen.Int[0, 3]).Check(
        1000, (expression, numbers, which) =>
    {
        // i becomes something that has the letters of running indices.
        AffineIndex replacement = which switch { 0 => 'k', 1 => 'm', 2 => (AffineIndex)'k' - 'm', _ => 'j' };
        var changed = expression.Substitute('i', replacement);
        for (var k = 0; k < 3; k++)
        {
            var at = new Dictionary<IndexName, int> { ['j'] = 2, ['k'] = k, ['m'] = 1 };
            var (before, after) = (new NaiveValue(numbers), new NaiveValue(numbers));
            var place = replacement.Evaluate(name => at[name])!.Value;
            var expected = before.Of(expression, at.Append(new('i', place)).Select(pair => (pair.Key, pair.Value)));
            var actual = after.Of(changed, at.Select(pair => (pair.Key, pair.Value)));
            Assert.True(expected.Equals(actual), $"{expected} became {actual} in {changed}");
        }
    });

    [Fact]
    public void Free_indices_are_those_that_a_value_hangs_on()
    {
        var sum = new SumOver([new('k', Three)], W['k', 'i'] * new SumOver([new('i', Three)], X['i']));
        Assert.Equal(['i'], sum.FreeIndices);
        var isHere = new Indicator(new IsFirstLargest(new MaxOver([new('m', Three)], W['m', 'j']), ['k']));
        Assert.Equal(['j', 'k'], isHere.FreeIndices.OrderBy(name => name.Letter));
    }

    [Fact]
    public void An_element_has_as_many_indices_as_its_variable() => Assert.Throws<ArgumentException>(() => W['i']);

    [Fact]
    public void An_index_runs_once() => Assert.Throws<ArgumentException>(() => new SumOver([new('k', Three), new('k', Three)], 1));
}
