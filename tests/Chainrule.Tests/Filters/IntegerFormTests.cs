using Chainrule.Filters;
using CsCheck;

namespace Chainrule.Tests.Filters;

public class IntegerFormTests
{
    [Fact]
    public void Whole_numbers_over_a_number_are_found_again() =>
        Gen.Select(Gen.Int[-50, 50].Array[1, 30], Gen.Int[1, 9999]).Check(500, (numbers, denominator) =>
        {
            var form = IntegerForm.Of([.. numbers.Select(number => (double)number / denominator)])!;
            var divisor = numbers.Aggregate(0, (a, b) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(a, b));
            Assert.Equal(numbers.Select(number => (long)number / Math.Max(divisor, 1)), form.Numbers);
            if (divisor > 0)
            {
                Assert.Equal((double)divisor / denominator, form.Factor, 1e-15 * divisor / denominator);
                Assert.Equal((double)divisor / denominator, form.FactorFraction!.Value.Value);
            }
        });

    [Fact]
    public void Any_factor_will_do() =>
        Gen.Select(Gen.Int[-50, 50].Array[1, 30], Gen.Double[1e-9, 1e9]).Check(300, (numbers, factor) =>
        {
            var form = IntegerForm.Of([.. numbers.Select(number => factor * number)])!;
            Assert.All(form.Numbers.Zip(numbers), pair => Assert.Equal(factor * pair.Second, form.Factor * pair.First, 1e-14 * 50 * factor));
        });

    [Fact]
    public void Numbers_without_a_common_measure_have_none()
    {
        RandomKernels.Real.Array[4, 20].Check(300, weights => Assert.Null(IntegerForm.Of(weights)));
        Assert.Null(IntegerForm.Of([1, Math.Sqrt(2)]));
        Assert.Null(IntegerForm.Of(GaussianKernel.Create(1).Weights));
        Assert.Equal([3, -9007199254740991], IntegerForm.Of([3, -9007199254740991])!.Numbers);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-3, "-3")]
    [InlineData(0.5, "1/2")]
    [InlineData(-0.1, "-1/10")]
    [InlineData(1.0 / 273, "1/273")]
    [InlineData(355.0 / 113, "355/113")]
    [InlineData(999999.0 / 1000000, "999999/1000000")]
    [InlineData(Math.PI, null)]
    [InlineData(1e7, null)]
    [InlineData(1e-7, null)]
    public void A_double_stands_for_a_fraction(double value, string? fraction) => Assert.Equal(fraction, Rational.Of(value)?.ToString());

    [Fact]
    public void Every_small_fraction_is_found_again() =>
        Gen.Select(Gen.Int[-10000, 10000], Gen.Int[1, 10000]).Check(1000, (numerator, denominator) =>
            Assert.Equal((double)numerator / denominator, Rational.Of((double)numerator / denominator)!.Value.Value));
}
