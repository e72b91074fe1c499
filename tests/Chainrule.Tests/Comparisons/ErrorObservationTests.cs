using Chainrule.Comparisons;

namespace Chainrule.Tests.Comparisons;

public class ErrorObservationTests
{
    [Fact]
    public void Fewer_errors_are_told_with_the_test_that_shows_them()
    {
        var result = Measured.Compare([(0, 1, 31, 141)], new("ffn", 214), new("lenet", 104));
        Assert.Equal(
            "lenet makes fewer errors than ffn: 104 against 214 of 10,000 test examples, 98.96% against 97.86% right. McNemar's test "
            + "(141 examples only lenet answers right, 31 only ffn) gives p < 0.0001: the difference between these two trainings is more "
            + "than noise; how far other seeds would differ is not measured.",
            Assert.Single(ErrorObservation.Of(result)));
    }

    [Fact]
    public void The_sentence_turns_round_with_the_numbers()
    {
        var result = Measured.Compare([(0, 1, 141, 31)], new("ffn", 104), new("lenet", 214));
        Assert.StartsWith("ffn makes fewer errors than lenet: 104 against 214 of 10,000", Assert.Single(ErrorObservation.Of(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_that_chance_explains_is_called_noise()
    {
        var result = Measured.Compare([(0, 1, 31, 41)], new("ffn", 114), new("lenet", 104));
        Assert.Equal(
            "Within noise: no difference in accuracy is shown between lenet and ffn (104 against 114 of 10,000 test examples, 98.96% "
            + "against 98.86% right): McNemar's test (41 examples only lenet answers right, 31 only ffn) gives p = 0.289.",
            Assert.Single(ErrorObservation.Of(result)));
    }

    [Fact]
    public void Several_seeds_must_have_their_intervals_apart()
    {
        var apart = Measured.Compare([(0, 1, 31, 141)], new("ffn", 210, 214, 218), new("lenet", 100, 104, 109));
        Assert.Contains("104.3 against 214 of 10,000 test examples in the mean, 98.96% [98.84%, 99.07%] against 97.86% [97.76%, 97.96%] right", Assert.Single(ErrorObservation.Of(apart)), StringComparison.Ordinal);
        Assert.Contains("more than noise", Assert.Single(ErrorObservation.Of(apart)), StringComparison.Ordinal);

        var overlapping = Measured.Compare([(0, 1, 31, 141)], new("ffn", 100, 214, 328), new("lenet", 50, 104, 158));
        Assert.StartsWith("Within noise", Assert.Single(ErrorObservation.Of(overlapping)), StringComparison.Ordinal);
        Assert.EndsWith("the intervals over the seeds overlap.", Assert.Single(ErrorObservation.Of(overlapping)), StringComparison.Ordinal);
    }

    [Fact]
    public void Apart_intervals_do_not_excuse_a_test_that_shows_nothing()
    {
        var result = Measured.Compare([(0, 1, 41, 31)], new("ffn", 210, 214, 218), new("lenet", 100, 104, 109));
        var sentence = Assert.Single(ErrorObservation.Of(result));
        Assert.StartsWith("Within noise", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("overlap", sentence, StringComparison.Ordinal);
        Assert.EndsWith("gives p = 0.289.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void First_trainings_that_contradict_the_means_show_nothing()
    {
        var result = Measured.Compare([(0, 1, 141, 31)], new("ffn", 210, 214, 218), new("lenet", 100, 104, 109));
        Assert.Contains("the other way round than the means", Assert.Single(ErrorObservation.Of(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_tests_share_the_level()
    {
        // p = 0.0227: below 5%, but not below a third of it.
        (int, int, int, int)[] tests = [(0, 1, 30, 50), (0, 2, 30, 50), (1, 2, 40, 40)];
        var sentences = ErrorObservation.Of(Measured.Compare(tests, new("a", 120), new("b", 100), new("c", 100))).ToList();
        Assert.Equal(2, sentences.Count);
        Assert.All(sentences, sentence => Assert.StartsWith("Within noise", sentence, StringComparison.Ordinal));
        Assert.Contains("p = 0.033, to be judged at 0.017 because several pairs are tested", sentences[0], StringComparison.Ordinal);
        Assert.StartsWith("b makes fewer", Assert.Single(ErrorObservation.Of(Measured.Compare([(0, 1, 30, 50)], new("a", 120), new("b", 100)))), StringComparison.Ordinal);
    }

    [Fact]
    public void One_error_or_one_example_is_singular()
    {
        var result = Measured.Compare([(0, 1, 1, 0)], new("a", 0), new("b", 1));
        Assert.Contains("0 against 1 of 10,000 test examples, 100.00% against 99.99% right", Assert.Single(ErrorObservation.Of(result)), StringComparison.Ordinal);
        Assert.Contains("(1 example only a answers right, 0 only b) gives p = 1", Assert.Single(ErrorObservation.Of(result)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_without_a_test_or_a_second_network()
    {
        Assert.Empty(ErrorObservation.Of(Measured.Compare(new Measured("a", 1), new("b", 2))));
        Assert.Empty(ErrorObservation.Of(Measured.Compare(new Measured("a", 1))));
    }
}
