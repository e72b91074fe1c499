using Chainrule.Comparisons;
using CsCheck;

namespace Chainrule.Tests.Comparisons;

public class StatisticsTests
{
    /// <summary>Published tables of Student's distribution, two-sided 95%.</summary>
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(2, 4.303)]
    [InlineData(3, 3.182)]
    [InlineData(4, 2.776)]
    [InlineData(9, 2.262)]
    [InlineData(29, 2.045)]
    [InlineData(120, 1.980)]
    [InlineData(1_000_000, 1.960)]
    public void Student_quantiles_agree_with_the_published_table(int freedom, double published) =>
        Assert.Equal(published, Statistics.StudentQuantile(freedom), 0.0005);

    [Fact]
    public void Student_quantile_of_one_degree_is_the_tangent_that_it_is_in_closed_form() =>
        Assert.Equal(Math.Tan(Math.PI * 0.475), Statistics.StudentQuantile(1), 1e-10);

    [Fact]
    public void Incomplete_beta_agrees_with_the_binomial_sum_for_whole_arguments() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 12], Gen.Int[1, 12]).Check(500, (x, a, b) =>
        {
            var n = a + b - 1;
            var sum = Enumerable.Range(a, b).Sum(k => Choose(n, k) * Math.Pow(x, k) * Math.Pow(1 - x, n - k));
            Assert.Equal(sum, SpecialFunctions.IncompleteBeta(x, a, b), 1e-12);
        });

    [Fact]
    public void Log_gamma_agrees_with_factorials_and_at_a_half()
    {
        var factorial = 1.0;
        for (var n = 2; n <= 150; n++)
        {
            factorial *= n;
            Assert.Equal(1, SpecialFunctions.LogGamma(n + 1) / Math.Log(factorial), 1e-13);
        }
        Assert.Equal(0.5 * Math.Log(Math.PI), SpecialFunctions.LogGamma(0.5), 1e-14);
        Assert.Equal(0, SpecialFunctions.LogGamma(1), 1e-14);
    }

    [Fact]
    public void Deviation_divides_by_one_less_than_the_count()
    {
        // Squared deviations from the mean 5 sum to 32.
        double[] values = [2, 4, 4, 4, 5, 5, 7, 9];
        Assert.Equal(5, Statistics.Mean(values), 1e-15);
        Assert.Equal(Math.Sqrt(32.0 / 7), Statistics.Deviation(values), 1e-15);
        Assert.True(double.IsNaN(Statistics.Deviation([1.0])));
    }

    [Fact]
    public void Mean_interval_is_students()
    {
        // Mean 2, deviation 1, half width 4.303 / √3.
        var interval = Statistics.MeanInterval([1, 2, 3]);
        Assert.Equal(2, interval.Mean, 1e-15);
        Assert.Equal(2 - 2.4841, interval.Low, 1e-4);
        Assert.Equal(2 + 2.4841, interval.High, 1e-4);
    }

    [Fact]
    public void Mean_interval_of_one_value_is_the_value()
    {
        Assert.Equal(new Interval(7, 7, 7), Statistics.MeanInterval([7]));
        Assert.Throws<ArgumentException>(() => Statistics.MeanInterval([]));
    }

    [Fact]
    public void Mean_intervals_hold_the_true_mean_nineteen_times_in_twenty()
    {
        var random = new Chainrule.Tensors.RandomSource(4);
        var held = 0;
        for (var trial = 0; trial < 4000; trial++)
        {
            var interval = Statistics.MeanInterval([random.NextNormal(), random.NextNormal(), random.NextNormal()]);
            held += interval.Low <= 0 && 0 <= interval.High ? 1 : 0;
        }
        Assert.InRange(held / 4000.0, 0.94, 0.96);
    }

    /// <summary>The ends solve the equation that defines them: |share − p| = z √(p (1 − p) / n).</summary>
    [Fact]
    public void Share_interval_solves_wilsons_equation() =>
        Gen.Int[1, 20_000].SelectMany(examples => Gen.Select(Gen.Int[0, examples], Gen.Const(examples))).Check(500, (right, examples) =>
        {
            var (share, low, high) = Statistics.ShareInterval(right, examples);
            Assert.Equal(right / (double)examples, share);
            Assert.InRange(share, low, high);
            Assert.InRange(low, 0, 1);
            Assert.InRange(high, 0, 1);
            foreach (var end in (double[])[low, high])
            {
                Assert.Equal(Math.Pow(share - end, 2), 1.959963984540054 * 1.959963984540054 * end * (1 - end) / examples, 1e-12);
            }
        });

    [Fact]
    public void Share_interval_agrees_with_published_values()
    {
        // R. G. Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
        var interval = Statistics.ShareInterval(81, 263);
        Assert.Equal(0.2553, interval.Low, 0.00005);
        Assert.Equal(0.3662, interval.High, 0.00005);
        Assert.Equal(0.1611, Statistics.ShareInterval(0, 20).High, 0.00005);
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(0, 6, 0.03125)] // 2 / 2⁶
    [InlineData(1, 9, 0.021484375)] // 2 (1 + 10) / 2¹⁰
    [InlineData(5, 5, 1)]
    [InlineData(10, 5, 0.30175781)] // 2 · 4944 / 2¹⁵
    public void McNemar_agrees_with_counting_by_hand(int onlyFirst, int onlySecond, double p) =>
        Assert.Equal(p, Statistics.McNemar(onlyFirst, onlySecond), 1e-8);

    [Fact]
    public void McNemar_agrees_with_an_exact_sum_of_whole_numbers() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60]).Check(500, (first, second) =>
        {
            var n = first + second;
            var tail = Enumerable.Range(0, Math.Min(first, second) + 1).Aggregate(System.Numerics.BigInteger.Zero, (sum, k) => sum + BigChoose(n, k));
            var exact = Math.Min(1, 2 * (double)tail / Math.Pow(2, n));
            Assert.Equal(exact, Statistics.McNemar(first, second), 1e-12 * exact + 1e-300);
        });

    [Fact]
    public void McNemar_is_symmetric_and_falls_as_the_split_grows_uneven() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 4999]).Check(1000, (first, second) =>
        {
            var p = Statistics.McNemar(first, second);
            Assert.InRange(p, 0, 1);
            Assert.Equal(p, Statistics.McNemar(second, first));
            if (first >= second && second > 0)
            {
                Assert.True(Statistics.McNemar(first + 1, second - 1) <= p);
            }
        });

    /// <summary>The normal approximation with continuity correction comes close for many discordant examples.</summary>
    [Fact]
    public void McNemar_of_ten_thousand_comes_close_to_the_normal_approximation()
    {
        Assert.Equal(0.0466, Statistics.McNemar(4900, 5100), 0.0005); // z = 1.99
        Assert.Equal(1, Statistics.McNemar(5000, 5000));
        Assert.InRange(Statistics.McNemar(0, 10_000), 0, double.Epsilon);
    }

    private static double Choose(int n, int k) => (double)BigChoose(n, k);

    private static System.Numerics.BigInteger BigChoose(int n, int k)
    {
        var result = System.Numerics.BigInteger.One;
        for (var i = 1; i <= k; i++)
        {
            result = result * (n - k + i) / i;
        }
        return result;
    }
}
