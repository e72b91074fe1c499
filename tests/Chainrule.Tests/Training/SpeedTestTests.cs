using Chainrule.Networks;
using Chainrule.Training;
using CsCheck;

namespace Chainrule.Tests.Training;

public class SpeedTestTests
{
    [Fact]
    public void The_pictures_hold_a_batch_and_no_more_than_their_budget_beyond() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[1, 2000]).Check(1000, (values, batch) =>
        {
            var count = SpeedTest.CountExamples(values, batch);
            Assert.InRange(count, batch, Math.Max(batch, 8192));
            Assert.True(count == batch || (long)count * values <= 64 << 20);
        });

    [Fact]
    public void A_small_network_keeps_all_its_pictures() => Assert.Equal(8192, SpeedTest.CountExamples(784, 64));

    [Fact]
    public void A_large_input_can_be_measured()
    {
        var report = SpeedTest.Run(
            Network.Parse("input 300000 | dense 2"), training: true, 4, 0.01, threads: 1, TestContext.Current.CancellationToken);
        Assert.True(report.Steps > 0);
    }

    [Fact]
    public void A_batch_that_no_array_can_hold_is_refused()
    {
        var error = Assert.Throws<ChainruleException>(() => SpeedTest.CountExamples(300_000, 65536));
        Assert.Contains("65536 examples of 300000 values", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("input 4 | relu", true, 0)]
    [InlineData("input 3 | dense 4 | dense 2", false, 20)]
    [InlineData("input 3 | dense 4 | dense 2", true, 12 + 12 + 3 * 8)]
    [InlineData("input 1x4x4 | maxpool 2 | conv 2 2x2 | dense 3", true, 8 + 8 + 3 * 6)]
    public void A_step_multiplies_forward_by_weights_and_by_input_but_not_before_the_first_weights(string network, bool training, double count) =>
        Assert.Equal(count, SpeedTest.MultiplyAdds(Network.Parse(network), training));

    [Fact]
    public void The_peak_is_a_number_of_this_machine() =>
        Assert.InRange(PeakTest.MultiplyAddsPerSecond(0.01, threads: 2, TestContext.Current.CancellationToken), 1e6, 1e15);

    [Fact]
    public void More_threads_than_cores_have_no_higher_peak()
    {
        double Peak(int threads) => PeakTest.MultiplyAddsPerSecond(0.05, threads, TestContext.Current.CancellationToken);
        // Generously: what is wrong is the sum over all of them, eight times as much.
        Assert.True(Peak(8 * Environment.ProcessorCount) < 4 * Peak(Environment.ProcessorCount));
    }
}
