using Chainrule.Symbolics;
using CsCheck;

namespace Chainrule.Tests.Symbolics;

public class FunctionsTests
{
    public static TheoryData<Function> All => [.. Functions.All];

    [Theory]
    [MemberData(nameof(All))]
    public void The_derivative_is_the_limit_of_difference_quotients(Function function)
    {
        var numbers = function == Functions.Log || function == Functions.Sqrt
            ? Gen.Double[0.05, 9]
            : Gen.OneOf(Gen.Double[-6, -0.01], Gen.Double[0.01, 6]);
        var derivative = Of(Differentiation.By(function.Of(RandomExpressions.S[[]], "o"), RandomExpressions.S[[]]));
        numbers.Check(300, u =>
        {
            var (quotient, error) = Quotient.Of(function.Value, u, 1e-3);
            var size = Math.Max(1, Math.Abs(quotient));
            Assert.True(Math.Abs(derivative(u) - quotient) <= 1e-9 * size + error, $"{derivative(u)}, not {quotient}");
        });
    }

    [Fact]
    public void The_derivative_at_a_kink_is_the_one_that_layers_take()
    {
        Assert.Equal(0, Of(Differentiation.By(Functions.Relu.Of(RandomExpressions.S[[]]), RandomExpressions.S[[]]))(0));
        Assert.Equal(0, Of(Differentiation.By(Functions.Abs.Of(RandomExpressions.S[[]]), RandomExpressions.S[[]]))(0));
    }

    [Fact]
    public void A_label_stays_with_its_function_and_with_no_other()
    {
        var h = RandomExpressions.S[[]];
        var call = Functions.Sigmoid.Of(Functions.Sigmoid.Of(h, "h"), "o");
        Assert.Equal(call * (1 - call), Functions.Sigmoid.Derivative(call));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1e-20, 1e-20)]
    [InlineData(1e-9, 9.999999995e-10)]
    [InlineData(0.5, 0.405465108108164382)]
    [InlineData(1.0, 0.693147180559945309)]
    public void Log1p_keeps_what_is_small(double u, double value) => Assert.Equal(value, Functions.Log1p(u), Math.Abs(value) * 1e-15);

    [Theory]
    [InlineData(-800.0, 0.0)]
    [InlineData(-40.0, 4.24835425529158899e-18)]
    [InlineData(0.0, 0.693147180559945309)]
    [InlineData(800.0, 800.0)]
    public void Softplus_loses_nothing_at_its_ends(double u, double value) =>
        Assert.Equal(value, Functions.Softplus.Value(u), Math.Abs(value) * 1e-15);

    private static Func<double, double> Of(Expression expression)
    {
        double[] u = [0];
        var evaluator = new Evaluator(expression, new Dictionary<Variable, double[]> { [RandomExpressions.S] = u });
        return value =>
        {
            u[0] = value;
            return evaluator.At();
        };
    }
}
