using System.Globalization;
using Chainrule.Derivations;
using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Mistakes;
using Chainrule.Tensors;

namespace Chainrule.Tests.Derivations.Checking;

/// <summary>Mistakes made on purpose are found, and nobody is accused of one that was not made.</summary>
public class PlantedMistakeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_planted_mistake_is_named()
    {
        var random = new RandomSource(1);
        var (count, visible, alone) = (0, 0, 0);
        foreach (var network in CheckedNetwork.All)
        {
            for (var round = 0; round < 4; round++)
            {
                // Rounding is a mistake in many ways; each is planted once.
                foreach (var slip in network.Slips.Where(slip => round == 0 || slip.Mistake != RoundingMistakes.TooEarly))
                {
                    var exercise = network.Exercise(ref random);
                    // Every field, or about half of them; every digit, or nine.
                    var isAnswered = network.Some(round == 0 ? 1 : 0.5, ref random);
                    var sheet = network.Answers(exercise, slip.Rules, isAnswered, round == 0 ? CheckedNetwork.Write : CheckedNetwork.Significant(9));
                    var answers = network.Checker.Check(exercise, sheet, cancellation: Cancellation);
                    var said = answers.Diagnoses.Count == 0 ? [] : answers.Diagnoses[0].Suspicions.Select(suspicion => suspicion.Mistake).ToList();
                    Assert.True(
                        said.Contains(slip.Mistake) || answers.IsRight && said.Count == 0,
                        $"{network.Text}: {slip.Mistake} is called {string.Join(", ", said)}: {slip.Explanation}");
                    // Nothing else is called a mistake where every number is given in full.
                    Assert.True(round > 0 || answers.Diagnoses.Count <= 1, $"{network.Text}: after {slip.Mistake} also {string.Join(", ", answers.Diagnoses.Skip(1).Select(diagnosis => diagnosis.First))}: {slip.Explanation}");
                    count++;
                    visible += said.Count > 0 ? 1 : 0;
                    alone += said.Count == 1 ? 1 : 0;
                }
            }
        }
        Assert.True(count >= 1000, $"only {count} cases");
        Assert.True(visible > 0.9 * count, $"only {visible} of {count} change an answer visibly");
        Assert.True(alone > 0.75 * visible, $"only {alone} of {visible} are told from all others");
    }

    [Fact]
    public void Transposed_updates_are_those_of_the_transposed_gradients()
    {
        var count = 0;
        foreach (var slip in CheckedNetwork.All.SelectMany(network => network.Slips).Where(slip => slip.Mistake == TranspositionMistakes.Gradient))
        {
            IEnumerable<int> Blocks(RuleKind kind) => slip.Changed.Where(pair => pair.Wrong.Kind == kind).Select(pair => pair.Wrong.Block).Order();
            if (Blocks(RuleKind.Update).Any())
            {
                Assert.Equal(Blocks(RuleKind.Gradient), Blocks(RuleKind.Update));
                count++;
            }
        }
        Assert.True(count > 5, $"only {count} slips");
    }

    [Fact]
    public void Two_answers_in_each_others_place_are_named()
    {
        var random = new RandomSource(2);
        var count = 0;
        foreach (var network in CheckedNetwork.All)
        {
            foreach (var rule in network.Derivation.Rules.Where(rule => rule.Left.Variable.Count > 2 && rule.Left.At.All(at => at.Name is not null)))
            {
                var exercise = network.Exercise(ref random);
                // Not the constant 1, which may be the first.
                var slip = SwapMistakes.Of(network.Derivation, rule, rule.Left.Variable.Count - 1, 1, "two answers");
                var answers = network.Checker.Check(exercise, network.Answers(exercise, slip.Rules, field => field.Variable == rule.Left.Variable), cancellation: Cancellation);
                // Two zeros of a maximum's δ may have changed places.
                if (!answers.IsRight)
                {
                    Assert.Contains(SwapMistakes.Swapped, Assert.Single(answers.Diagnoses).Suspicions.Select(suspicion => suspicion.Mistake));
                    count++;
                }
            }
        }
        Assert.True(count > 60, $"only {count} swaps are seen");
    }

    [Fact]
    public void Right_answers_are_right_however_they_are_rounded()
    {
        var random = new RandomSource(3);
        var count = 0;
        foreach (var network in CheckedNetwork.All)
        {
            for (var round = 0; round < 140; round++)
            {
                var exercise = network.Exercise(ref random);
                var digits = 3 + round % 7;
                var write = round % 3 == 0 ? CheckedNetwork.CutOff(digits) : CheckedNetwork.Significant(digits);
                var sheet = network.Answers(exercise, network.Derivation.Rules, network.Some(0.7, ref random), write);
                var answers = network.Checker.Check(exercise, sheet, cancellation: Cancellation);
                Assert.All(answers.Verdicts, verdict => Assert.Equal(VerdictKind.Right, verdict.Kind));
                Assert.Empty(answers.Diagnoses);
                count++;
            }
        }
        Assert.True(count >= 1000, $"only {count} cases");
    }

    [Fact]
    public void Right_answers_with_few_decimals_are_never_wrong()
    {
        var random = new RandomSource(8);
        var few = 0;
        foreach (var network in CheckedNetwork.All)
        {
            for (var round = 0; round < 60; round++)
            {
                var exercise = network.Exercise(ref random);
                var sheet = network.Answers(
                    exercise, network.Derivation.Rules, network.Some(0.7, ref random), CheckedNetwork.Decimals(2 + round % 3));
                var answers = network.Checker.Check(exercise, sheet, cancellation: Cancellation);
                Assert.All(answers.Verdicts, verdict => Assert.True(verdict.Kind is VerdictKind.Right or VerdictKind.TooFewDigits, $"{verdict}"));
                Assert.Empty(answers.Diagnoses);
                Assert.True(answers.IsRight);
                few += answers.Verdicts.Count(verdict => verdict.Kind == VerdictKind.TooFewDigits);
            }
        }
        Assert.True(few > 100, $"only {few} answers have too few digits");
    }

    [Fact]
    public void Mistakes_with_four_digits_are_named_where_no_other_explains_as_much()
    {
        var random = new RandomSource(9);
        var (count, found) = (0, 0);
        foreach (var network in CheckedNetwork.All)
        {
            foreach (var slip in network.Slips.Where(slip => slip.Mistake != RoundingMistakes.TooEarly))
            {
                var exercise = network.Exercise(ref random);
                var sheet = network.Answers(exercise, slip.Rules, _ => true, CheckedNetwork.Significant(4));
                var answers = network.Checker.Check(exercise, sheet, cancellation: Cancellation);
                if (!answers.IsRight)
                {
                    count++;
                    found += answers.Diagnoses[0].Suspicions.Any(suspicion => suspicion.Mistake == slip.Mistake) ? 1 : 0;
                }
            }
        }
        Assert.True(found > 0.95 * count, $"only {found} of {count} are named");
    }

    [Fact]
    public void Right_answers_in_single_precision_are_right()
    {
        var random = new RandomSource(4);
        foreach (var network in CheckedNetwork.All)
        {
            var exercise = network.Exercise(ref random);
            var sheet = network.Answers(
                exercise, network.Derivation.Rules, _ => true, value => ((double)(float)value).ToString("R", CultureInfo.InvariantCulture));
            Assert.True(network.Checker.Check(exercise, sheet, cancellation: Cancellation).Verdicts.All(verdict => verdict.Kind == VerdictKind.Right), network.Text);
        }
    }

    [Fact]
    public void What_follows_from_one_wrong_answer_is_consistent()
    {
        var random = new RandomSource(5);
        foreach (var network in CheckedNetwork.Dense)
        {
            for (var digits = 4; digits <= 9; digits++)
            {
                var exercise = network.Exercise(ref random);
                var slip = network.Slips.First(slip => slip.Mistake == BiasMistakes.LeftOut);
                var sheet = network.Answers(exercise, slip.Rules, _ => true, CheckedNetwork.Significant(digits));
                var answers = network.Checker.Check(exercise, sheet, cancellation: Cancellation);
                Assert.All(answers.Verdicts, verdict => Assert.Equal(
                    verdict.Field is { Section: "weighted", Name: "dense1" }, verdict.Kind == VerdictKind.Wrong));
                Assert.Single(answers.Diagnoses);
            }
        }
    }

    [Fact]
    public void Zeros_earn_nothing()
    {
        var random = new RandomSource(6);
        foreach (var network in CheckedNetwork.All)
        {
            var exercise = network.Exercise(ref random);
            foreach (var zero in new[] { "0", "0.000", "1e-13" })
            {
                var sheet = network.Answers(exercise, network.Derivation.Rules, _ => true, _ => zero);
                var answers = network.Checker.Check(exercise, sheet, cancellation: Cancellation);
                Assert.All(answers.Verdicts, verdict => Assert.True(verdict.Kind == VerdictKind.Wrong || verdict.Expected == 0));
            }
        }
    }
}
