using Chainrule.Symbolics;
using CsCheck;
using static Chainrule.Tests.Symbolics.RandomExpressions;

namespace Chainrule.Tests.Symbolics;

public class DifferentiationTests
{
    private static readonly Gen<AffineIndex> By = Gen.Int[0, 4].Select(which => which switch
    {
        // Free letters, letters of running indices, a number.
        0 => 'i',
        1 => 'j',
        2 => (AffineIndex)'k',
        3 => 'm',
        _ => 1,
    });

    [Fact]
    public void Derivatives_are_the_limits_of_difference_quotients()
    {
        var compared = 0;
        Gen.Select(OfDepth(3), Numbers, Gen.Int[0, Variables.Count - 1], By.Array[3]).Check(4000, (expression, numbers, which, letters) =>
        {
            var variable = Variables[which];
            var by = new Element(variable, [.. letters.Take(variable.Ranges.Count)]);
            var derivative = expression.By(by).Simplify();
            var at = new Dictionary<IndexName, int> { ['i'] = 1, ['j'] = 2, ['k'] = 0, ['m'] = 1 };
            var offset = variable.Offset([.. by.At.Select(index => index.Evaluate(name => at[name])!.Value)]);
            if (offset < 0)
            {
                return;
            }
            var here = numbers[variable][offset];
            var watched = new NaiveValue(numbers);
            var (quotient, error) = Quotient.Of(
                value =>
                {
                    numbers[variable][offset] = value;
                    return watched.Of(expression, at.Select(pair => (pair.Key, pair.Value)));
                },
                here,
                1e-3);
            numbers[variable][offset] = here;
            // Near a kink or a pole there is no limit to be seen.
            if (watched.Kink > 0.05 && watched.Size < 30)
            {
                compared++;
                var value = new NaiveValue(numbers).Of(derivative, at.Select(pair => (pair.Key, pair.Value)));
                Assert.True(
                    Math.Abs(value - quotient) <= 1e-8 * Math.Max(1, Math.Abs(quotient)) + error,
                    $"by {by}: {value}, not {quotient}, by {derivative}");
            }
        });
        Assert.True(compared > 1000, $"only {compared} derivatives were compared");
    }

    [Fact]
    public void Two_elements_of_a_variable_are_one_number_where_their_indices_agree() =>
        Assert.Equal("[i = k] [j = m]", W['i', 'j'].By(W['k', 'm']).Simplify().ToString());

    [Fact]
    public void A_sums_own_index_is_not_the_one_it_is_differentiated_by()
    {
        var sum = new SumOver([new('j', new(0, 2))], W['j', 'i'] * X['j']);
        Assert.Equal("Σ_{j′=0}^2 w_{j′i} [j′ = j]", sum.By(X['j']).Simplify().ToString());
    }

    [Fact]
    public void A_maximum_passes_on_to_the_first_of_the_largest()
    {
        var numbers = new Dictionary<Variable, double[]> { [X] = [1, 3, 3, 2], [S] = [5] };
        var derivative = new Evaluator(new MaxOver([new('k', new(0, 3))], X['k']).By(X['i']), numbers, 'i');
        Assert.Equal([0, 1, 0, 0], Enumerable.Range(0, 4).Select(i => derivative.At(i)));
        Expression tied = new Largest([S[[]], S[[]] * 1, 4]);
        Assert.Equal(1, new Evaluator(tied.By(S[[]]), numbers).At());
        Expression least = new Smallest([S[[]], S[[]] * 1, 6]);
        Assert.Equal(1, new Evaluator(least.By(S[[]]), numbers).At());
    }

    [Fact]
    public void A_power_with_the_variable_above() => Assert.Equal("2^s ln(2)", ((Expression)2).ToThe(S[[]]).By(S[[]]).Simplify().ToString());
}
