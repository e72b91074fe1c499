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
    [InlineData("updated", "dense1.weight", ".150219284", "gradient added, sign of δ flipped")]
    [InlineData("deltas", "dense2", "-0.138498562", "sign of δ flipped")]
    [InlineData("output", "", ".75", "")]
    [InlineData("loss", "", ".298371109", "")]
    [InlineData("loss", "", ".596742217", "factor 2 too much")]
    public void A_number_by_itself_names_its_mistakes(string section, string name, string number, string mistakes)
    {
        var answers = Check(section, name, number);
        var named = answers.Diagnoses.SelectMany(diagnosis => diagnosis.Suspicions).Select(suspicion => suspicion.Mistake.Name);
        Assert.Equal(mistakes.Length == 0, answers.IsRight);
        Assert.Equal(mistakes.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(), named.Order());
    }

    [Theory]
    [InlineData(".593269992")]
    [InlineData(".593")]
    [InlineData(".59")]
    public void A_number_needs_only_the_digits_that_it_has(string number) => Assert.True(Check("activations", "dense1", number).IsRight);

    [Theory]
    [InlineData(".5")]
    [InlineData(".595")]
    [InlineData(".60")]
    [InlineData(".5933")]
    [InlineData(".5932")]
    [InlineData(".5934")]
    public void A_number_is_rounded_or_cut_off_or_wrong(string number) =>
        Assert.Equal(number is ".5933" or ".5932", Check("activations", "dense1", number).IsRight);

    private static CheckedAnswers Check(string section, string name, string number)
    {
        var field = Field(section, name);
        var sheet = new AnswerSheet();
        sheet.Add(field, [GivenNumber.Parse(number), .. new GivenNumber?[field.Places.Count - 1]]);
        return checker.Check(Exercise, sheet, TestContext.Current.CancellationToken);
    }

    private static AnswerField Field(string section, string name) =>
        checker.Fields.Single(field => field.Section == section && field.Name == name);
}
