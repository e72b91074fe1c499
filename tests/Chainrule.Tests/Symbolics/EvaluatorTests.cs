using Chainrule.Symbolics;
using CsCheck;
using static Chainrule.Tests.Symbolics.RandomExpressions;

namespace Chainrule.Tests.Symbolics;

public class EvaluatorTests
{
    private static readonly Expression Share =
        Functions.Exp.Of(X['i']) * new SumOver([new('k', X.Ranges[0])], Functions.Exp.Of(X['k'])).ToThe(-1);

    [Fact]
    public void Values_are_those_that_the_nodes_mean() => Gen.Select(OfDepth(4), Numbers).Check(2000, (expression, numbers) =>
        Values.AssertEqual(expression, expression, numbers));

    [Fact]
    public void A_variable_is_0_outside_its_ranges_and_between_whole_numbers()
    {
        var numbers = new Dictionary<Variable, double[]> { [X] = [1, 2, 3, 4] };
        var shifted = new Evaluator(X[(AffineIndex)'i' - 1], numbers, 'i');
        Assert.Equal([0, 1, 4, 0], new[] { 0, 1, 4, 5 }.Select(i => shifted.At(i)));
        var halved = new Evaluator(X[(AffineIndex)'i' / 2], numbers, 'i');
        Assert.Equal([0, 1, 0, 2], new[] { -1, 0, 1, 2 }.Select(i => halved.At(i)));
    }

    [Fact]
    public void What_a_condition_rules_out_counts_as_0_whatever_it_is()
    {
        var quotient = new Indicator(new Above(X['i'], 0)) * X['i'].ToThe(-1);
        Assert.Equal(0, new Evaluator(quotient, new Dictionary<Variable, double[]> { [X] = [0, 1, 2, 3] }, 'i').At(0));
    }

    [Fact]
    public void Shares_of_powers_are_those_of_smaller_exponents() => Gen.Double[-5, 5].Array[4].Check(200, exponents =>
    {
        var naive = exponents.Select(Math.Exp).ToArray();
        var total = naive.Sum();
        foreach (var offset in new[] { 0d, 5000, -5000 })
        {
            var share = new Evaluator(Share, new Dictionary<Variable, double[]> { [X] = [.. exponents.Select(u => u + offset)] }, 'i');
            for (var i = 0; i < exponents.Length; i++)
            {
                // Where an offset is added, the exponents themselves are rounded.
                Assert.Equal(naive[i] / total, share.At(i), 1e-11);
            }
        }
    });

    [Fact]
    public void Nothing_times_the_logarithm_of_nothing_is_nothing()
    {
        var product = Functions.Log.Of(X['i']) * (2 * X['i'] - 2 * X['i']);
        Assert.Equal(0, new Evaluator(product, new Dictionary<Variable, double[]> { [X] = [0, 1, 2, 3] }, 'i').At(0));
        // Only a logarithm is so slow that whatever is 0 wins.
        var quotient = X['i'].ToThe(-1) * X['i'];
        Assert.Equal(double.NaN, new Evaluator(quotient, new Dictionary<Variable, double[]> { [X] = [0, 1, 2, 3] }, 'i').At(0));
    }

    [Fact]
    public void Changed_numbers_change_the_value()
    {
        double[] x = [1, 2, 3, 4];
        var evaluator = new Evaluator(2 * (Expression)X['i'], new Dictionary<Variable, double[]> { [X] = x }, 'i');
        Assert.Equal(4, evaluator.At(1));
        x[1] = 5;
        Assert.Equal(10, evaluator.At(1));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var none = new Dictionary<Variable, double[]>();
        var few = new Dictionary<Variable, double[]> { [X] = [1] };
        AssertRefused("x has no numbers", () => new Evaluator(X['i'], none, 'i'));
        AssertRefused("not 4", () => new Evaluator(X['i'], few, 'i'));
        AssertRefused("the index k", () => new Evaluator(new Kronecker('i', 'k'), none, 'i'));
        AssertRefused("1 indices", () => new Evaluator(1, none, 'i').At());

        static void AssertRefused(string words, Func<object> made) =>
            Assert.Contains(words, Assert.Throws<ArgumentException>(made).Message, StringComparison.Ordinal);
    }
}
