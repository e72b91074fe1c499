using Chainrule.Comparisons;

namespace Chainrule.Tests.Comparisons;

public class CostObservationTests
{
    // 4·5 + 5 + 5·10 + 10 = 85 parameters and 70 multiply-adds; 4·10 + 10 = 50 and 40.
    private const string Large = "input 4 | dense 5 relu | dense 10";
    private const string Small = "input 4 | dense 10";

    [Fact]
    public void Costs_stand_beside_the_gain()
    {
        var result = Measured.Compare([(0, 1, 31, 141)], new("small", 200) { Text = Small }, new("large", 100) { Text = Large });
        Assert.Equal(
            "large has 1.7 times the parameters of small (85 against 50) and 1.8 times the multiply-adds per example of small "
            + "(70 against 40), and makes 0.5 times as many errors.",
            Assert.Single(CostObservation.Of(result)));
    }

    [Fact]
    public void Costs_without_a_gain_are_told_too()
    {
        var result = Measured.Compare([(0, 1, 31, 41)], new("small", 110) { Text = Small }, new("large", 100) { Text = Large });
        Assert.EndsWith(", and is not shown to be more accurate.", Assert.Single(CostObservation.Of(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_better_network_may_be_the_cheaper_one()
    {
        var result = Measured.Compare([(0, 1, 141, 31)], new("small", 100) { Text = Small }, new("large", 200) { Text = Large });
        Assert.StartsWith("small has 0.59 times the parameters of large (50 against 85)", Assert.Single(CostObservation.Of(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_costs_are_called_equal()
    {
        var result = Measured.Compare([(0, 1, 141, 31)], new("a", 100), new("b", 200));
        Assert.StartsWith("a has as many parameters as b (50) and as many multiply-adds per example as b (40)", Assert.Single(CostObservation.Of(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Longer_training_is_told_by_its_ratio_and_turns_round_with_the_times()
    {
        var lenet = new Measured("lenet", 100) { Seconds = [8.2] };
        var ffn = new Measured("ffn", 200) { Seconds = [2] };
        Assert.Equal("Training lenet takes 4.1 times as long as training ffn (8.20 s against 2.00 s).", Assert.Single(TimeObservation.Of(Measured.Compare(ffn, lenet))));
        Assert.StartsWith(
            "Training ffn takes 4.1 times as long as training lenet",
            Assert.Single(TimeObservation.Of(Measured.Compare(ffn with { Seconds = [8.2] }, lenet with { Seconds = [2] }))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2.4)]
    [InlineData(1.7)]
    public void Times_within_a_quarter_show_no_difference(double seconds) =>
        Assert.StartsWith("No difference in training time is shown", Assert.Single(TimeObservation.Of(
            Measured.Compare(new Measured("a", 100) { Seconds = [seconds] }, new("b", 100) { Seconds = [2] }))), StringComparison.Ordinal);

    [Fact]
    public void Times_whose_intervals_overlap_show_no_difference() =>
        Assert.Equal("No difference in training time is shown between a and b (5.00 s against 2.00 s, mean of 2 trainings).", Assert.Single(TimeObservation.Of(
            Measured.Compare(new Measured("a", 100, 100) { Seconds = [4, 6] }, new("b", 100, 100) { Seconds = [1, 3] }))));

    [Theory]
    [InlineData(1, 3, "ffn")]
    [InlineData(3, 1, "lenet")]
    [InlineData(1, 1.2, null)]
    public void The_faster_one_is_named_only_where_a_difference_is_shown(double first, double second, string? faster)
    {
        var networks = Measured.Compare(new Measured("ffn", 200) { Seconds = [first] }, new Measured("lenet", 100) { Seconds = [second] }).Networks;
        Assert.Equal(faster, TimeObservation.Faster(networks[0], networks[1])?.Name);
    }
}
