using Chainrule.Derivations;
using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Mistakes;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Symbolics;

namespace Chainrule.Tests.Derivations.Checking;

/// <summary>The numbers that well-known mistakes give in Matt Mazur's example of backpropagation.</summary>
public class MazurFingerprintTests
{
    private static readonly Derivation derivation = Derivation.Of(Network.Parse("sheet"), new SumOfSquares());
    private static readonly AnswerChecker checker = new(derivation);

    private static Exercise Exercise { get; } = new(derivation, new Dictionary<Variable, double[]>
    {
        [derivation.Symbols.Input] = [.05, .10],
        [derivation.Symbols.Target.Variable] = [.01, .99],
        [derivation.Symbols.Rate.Variable] = [.5],
        // Row 0 is the bias; the others go out from an input each.
        [derivation.Blocks[0].Parameters[0].At.Variable] = [.35, .35, .15, .25, .20, .30],
        [derivation.Blocks[1].Parameters[0].At.Variable] = [.60, .60, .40, .50, .45, .55],
    });

    [Theory]
    [InlineData("updated weights in δ", "dense1.weight", .149817639)]
    [InlineData("output slope missing", "dense2.weight", .180085176)]
    [InlineData(null, "dense1.weight", .149780716)]
    [InlineData(null, "dense2.weight", .358916480)]
    public void The_rules_of_a_mistake_give_its_number(string? mistake, string parameter, double expected)
    {
        var rules = mistake is null ? derivation.Rules
            : MistakeCatalogue.All.Single(known => known.Name == mistake).In(derivation).First().Rules;
        var calculation = new Calculation(derivation, rules);
        Exercise.Load(calculation);
        calculation.Run(TestContext.Current.CancellationToken);
        var field = Field("updated", parameter);
        Assert.Equal(expected, calculation[field.Variable][field.Places[0]], 9);
    }

    [Theory]
    [InlineData("updated", "dense1.weight", ".149817639", "updated weights in δ")]
    [InlineData("updated", "dense2.weight", ".180085176", "output slope missing")]
    [InlineData("updated", "dense1.weight", ".149561432", "learning rate missing, factor 2 too much")]
    [InlineData("updated", "dense1.weight", ".150219284", "gradient added, sign of δ or gradient flipped")]
    [InlineData("deltas", "dense2", "-0.138498562", "sign of δ or gradient flipped")]
    [InlineData("output", "", ".75", "")]
    [InlineData("loss", "", ".298371109", "")]
    [InlineData("loss", "", ".596742217", "factor 2 too much")]
    public void A_number_by_itself_names_its_mistakes(string section, string name, string number, string mistakes)
    {
        var answers = Check(section, name, number);
        Assert.Equal(mistakes.Length == 0, answers.IsRight);
        Assert.Equal(mistakes.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(), Named(answers).Order());
    }

    [Theory]
    [InlineData(".593269992")]
    [InlineData(".593")]
    [InlineData(".59")]
    public void A_number_needs_only_the_digits_that_it_has(string number) => Assert.True(Check("activations", "dense1", number).IsRight);

    [Theory]
    [InlineData(".595")]
    [InlineData(".60")]
    [InlineData(".5933")]
    [InlineData(".5932")]
    [InlineData(".5934")]
    public void A_number_is_rounded_or_cut_off_or_wrong(string number) =>
        Assert.Equal(number is ".5933" or ".5932", Check("activations", "dense1", number).IsRight);

    [Theory]
    [InlineData(".6", VerdictKind.TooFewDigits)]
    [InlineData(".60", VerdictKind.Wrong)]
    [InlineData(".61", VerdictKind.Right)]
    [InlineData(".62", VerdictKind.Right)]
    [InlineData(".619049118", VerdictKind.Right)]
    public void A_weight_that_is_written_as_before_the_step_is_not_right(string number, VerdictKind kind) =>
        Assert.Equal(kind, Check("updated", "dense2.bias", number, cell: 1).Verdicts.Single().Kind);

    [Theory]
    [InlineData("activations", "dense1", ".5")]
    [InlineData("gradients", "dense1.weight", "0.0004")]
    [InlineData("deltas", "dense1", "0.008")]
    public void A_right_number_with_too_few_digits_is_not_wrong(string section, string name, string number)
    {
        var answers = Check(section, name, number);
        Assert.Equal(VerdictKind.TooFewDigits, Assert.Single(answers.Verdicts).Kind);
        Assert.True(answers.IsRight);
        Assert.Empty(answers.Diagnoses);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("1e-13")]
    public void A_zero_has_no_digit_that_could_be_right(string number) =>
        Assert.Equal(VerdictKind.Wrong, Assert.Single(Check("gradients", "dense1.weight", number).Verdicts).Kind);

    [Fact]
    public void What_has_too_few_digits_leaves_the_mistake_to_the_others()
    {
        var sheet = new AnswerSheet();
        Answer(sheet, "deltas", "dense1", "0.007", "0.008");
        Answer(sheet, "updated", "dense1.weight", "0.149817639", null, null, null);
        Assert.Equal(["updated weights in δ"], Named(checker.Check(Exercise, sheet, cancellation: TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void Doing_nothing_earns_nothing_by_following_from_a_wrong_output()
    {
        var sheet = new AnswerSheet();
        Answer(sheet, "output", "", "0.01", "0.99");
        Answer(sheet, "deltas", "dense2", "0", "0.0");
        Answer(sheet, "gradients", "dense2.weight", "0", "0", "1e-12", "0");
        Answer(sheet, "updated", "dense2.weight", "0.400", "0.450", "0.500", "0.550");
        Answer(sheet, "updated", "dense1.weight", "0.15000", "0.20000", "0.25000", "0.30000");
        var verdicts = checker.Check(Exercise, sheet, cancellation: TestContext.Current.CancellationToken).Verdicts;
        Assert.All(verdicts, verdict => Assert.Equal(verdict.Field.Section == "output" ? VerdictKind.Wrong : VerdictKind.Empty, verdict.Kind));
    }

    [Theory]
    [InlineData("0.140302")]
    [InlineData("0.108353049")]
    public void A_slope_may_follow_from_a_wrong_activation_or_from_the_right_weighted_input(string delta)
    {
        // ŷ − y = 0.58; f′ is 0.59·0.41 = 0.2419 by the wrong ŷ, and 0.186815602 at the right h.
        var sheet = new AnswerSheet();
        Answer(sheet, "weighted", "dense2", "1.105905967", null);
        Answer(sheet, "output", "", "0.59", null);
        Answer(sheet, "deltas", "dense2", delta, null);
        var verdicts = checker.Check(Exercise, sheet, cancellation: TestContext.Current.CancellationToken).Verdicts;
        Assert.Equal(VerdictKind.Consistent, verdicts[^1].Kind);
    }

    [Fact]
    public void The_more_exact_of_two_answers_for_one_number_stands()
    {
        var sheet = new AnswerSheet();
        Answer(sheet, "output", "", "0.7514", null);
        Answer(sheet, "activations", "dense2", "0.75136507", null);
        Assert.Equal("0.75136507", Assert.Single(checker.Check(Exercise, sheet, cancellation: TestContext.Current.CancellationToken).Verdicts).Answer.Text);
        Assert.Throws<ChainruleException>(() => Answer(sheet, "output", "", "0.7515", null));
    }

    private static IEnumerable<string> Named(CheckedAnswers answers) =>
        answers.Diagnoses.SelectMany(diagnosis => diagnosis.Suspicions).Select(suspicion => suspicion.Mistake.Name);

    private static void Answer(AnswerSheet sheet, string section, string name, params string?[] numbers) =>
        sheet.Add(Field(section, name), [.. numbers.Select(number => number is null ? null : GivenNumber.Parse(number))]);

    private static CheckedAnswers Check(string section, string name, string number, int cell = 0)
    {
        var field = Field(section, name);
        var sheet = new AnswerSheet();
        var numbers = new GivenNumber?[field.Places.Count];
        numbers[cell] = GivenNumber.Parse(number);
        sheet.Add(field, numbers);
        return checker.Check(Exercise, sheet, cancellation: TestContext.Current.CancellationToken);
    }

    private static AnswerField Field(string section, string name) =>
        checker.Fields.Single(field => field.Section == section && field.Name == name);
}
