using Chainrule.Comparisons;

namespace Chainrule.Tests.Comparisons;

public class ObservationsTests
{
    [Fact]
    public void The_most_confused_classes_are_named_as_the_data_name_them()
    {
        var network = new Measured("ffn", 17) { Confused = [(4, 9, 12), (9, 4, 5)] };
        Assert.Equal(["ffn most often takes '4' for 'ankle boot', in 12 of 1,000 examples."], ConfusionObservation.Of(Measured.Compare(network)));
        Assert.Equal(
            ["ffn most often takes 'ankle boot' for '4', in 13 of 1,000 examples."],
            ConfusionObservation.Of(Measured.Compare(network with { Confused = [(4, 9, 12), (9, 4, 13)] })));
    }

    [Fact]
    public void Pairs_confused_as_often_are_counted_and_single_mistakes_are_no_pattern()
    {
        var network = new Measured("ffn", 10) { Confused = [(4, 9, 5), (9, 4, 5)] };
        Assert.Equal(
            ["ffn most often takes '4' for 'ankle boot', in 5 of 1,000 examples, and 1 other pair of classes as often."],
            ConfusionObservation.Of(Measured.Compare(network)));
        Assert.Empty(ConfusionObservation.Of(Measured.Compare(network with { Confused = [(4, 9, 1), (9, 4, 1)] })));
    }

    [Theory]
    [InlineData(0.999, 0.99, "ffn answers 99.90% and 97.90% right, a gap of 2.00 points; lenet answers 99.00% and 98.90% right, no gap beyond noise: ffn overfits more.")]
    [InlineData(0.98, 0.999, "ffn answers 98.00% and 97.90% right, no gap beyond noise; lenet answers 99.90% and 98.90% right, a gap of 1.00 points: lenet overfits more.")]
    [InlineData(0.99, 0.999, "ffn answers 99.00% and 97.90% right, a gap of 1.10 points; lenet answers 99.90% and 98.90% right, a gap of 1.00 points: no difference in overfitting is shown.")]
    public void Overfitting_is_the_gap_between_training_and_test(double ffn, double lenet, string end) =>
        Assert.Equal(
            ["Of training and test examples " + end],
            FitObservation.Of(Measured.Compare(new Measured("ffn", 210) { TrainAccuracy = ffn }, new("lenet", 110) { TrainAccuracy = lenet })));

    [Fact]
    public void Overfitting_is_not_told_where_training_accuracy_was_not_measured() =>
        Assert.Empty(FitObservation.Of(Measured.Compare(new Measured("ffn", 210))));

    [Fact]
    public void Spread_is_told_of_several_seeds_alone()
    {
        Assert.Empty(SpreadObservation.Of(Measured.Compare(new Measured("ffn", 210))));
        Assert.Equal(
            ["From seed to seed the test accuracy varies: ffn from 97.70% to 97.90% over 3 seeds (deviation 0.10 points)."],
            SpreadObservation.Of(Measured.Compare(new Measured("ffn", 230, 210, 220))));
    }

    [Fact]
    public void Names_of_several_words_are_quoted()
    {
        var result = Measured.Compare([(0, 1, 31, 141)], new("input 4 | dense 10", 214), new("b", 104));
        Assert.StartsWith("b makes fewer errors than 'input 4 | dense 10': ", Observations.Of(result)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_was_measured_is_observed_in_order()
    {
        Curve[] curves =
        [
            Measured.Curve("shift-x", (0, 0.98), (1, 0.9)), Measured.Curve("rotation", (0, 0.98), (15, 0.9)),
            Measured.Curve("noise", (0, 0.98), (0.2, 0.9)), Measured.Curve("examples", (600, 0.8), (60_000, 0.98)),
        ];
        var result = Measured.Compare(
            [(0, 1, 31, 141)],
            new("ffn", 214, 215) { Curves = curves, TrainAccuracy = 0.99 }, new("lenet", 104, 105) { Curves = curves, TrainAccuracy = 0.99 });
        string[] beginnings =
        [
            "lenet makes", "From seed", "lenet has", "No difference in training", "Shifted", "Of the accuracy", "At 1", "Rotated", "Of the accuracy",
            "At 15", "Under noise", "Of the accuracy", "At deviation", "Trained on", "ffn most often", "lenet most often", "Of training",
        ];
        var observations = Observations.Of(result);
        Assert.Equal(beginnings.Length, observations.Count);
        Assert.All(beginnings.Zip(observations), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
        Assert.All(observations, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.99996, 10_000, "99.996%")]
    [InlineData(1, 10_000, "100.00%")]
    [InlineData(0.987654, 10_000, "98.77%")]
    [InlineData(0.987654, 1000, "98.8%")]
    [InlineData(0.987654, 100, "99%")]
    [InlineData(0.00004, 10_000, "0.004%")]
    public void Shares_have_the_digits_that_their_examples_bear(double share, int examples, string expected) =>
        Assert.Equal(expected, Phrases.Percent(share, examples));

    [Theory]
    [InlineData(0.0496, "p = 0.0496")]
    [InlineData(1, "p = 1")]
    [InlineData(0.000123456, "p = 0.000123")]
    [InlineData(1e-12, "p < 0.0001")]
    public void Probabilities_have_three_digits(double p, string expected) => Assert.Equal(expected, Phrases.Probability(p));

    [Theory]
    [InlineData(0.612, "0.61")]
    [InlineData(0.999, "1.0")]
    [InlineData(4.12, "4.1")]
    [InlineData(9.96, "10")]
    [InlineData(1234.5, "1,234")]
    public void Ratios_have_two_digits(double ratio, string expected) => Assert.Equal(expected, Phrases.Times(ratio));
}
