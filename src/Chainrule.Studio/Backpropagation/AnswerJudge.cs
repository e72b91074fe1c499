using Chainrule.Derivations;
using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Steps;
using Chainrule.Documents;

namespace Chainrule.Studio.Backpropagation;

/// <summary>Judges a student's number against a step, and names the mistake. In a large network that takes seconds.</summary>
public sealed class AnswerJudge(Derivation derivation)
{
    private readonly IReadOnlyList<AnswerField> fields = AnswerFields.Of(derivation);
    private readonly Lock gate = new();
    private AnswerChecker? checker;

    /// <summary>What is asked for in the words of an answer sheet: <c>deltas dense2[0]</c>.</summary>
    public string Describe(StepNumber number)
    {
        var (field, cell) = Field(fields, number);
        return field.Describe(cell);
    }

    /// <summary>Judges an answer; one after the other, on whichever thread.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">The number that was asked for.</param>
    /// <param name="text">What was written.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>Whether it is right, and what is to be said of it if not.</returns>
    /// <exception cref="ChainruleException">No number.</exception>
    public (bool IsRight, Document? Says) Judge(WorkedStep step, StepNumber number, string text, CancellationToken cancellation = default)
    {
        var answer = GivenNumber.Parse(text.Trim().Replace('−', '-'))
            ?? throw new ChainruleException("this is no number; write it as in 0.593 or 1.2e-3");
        lock (gate)
        {
            checker ??= new AnswerChecker(derivation);
            var (field, cell) = Field(checker.Fields, number);
            var sheet = new AnswerSheet();
            sheet.Add(field, [.. Enumerable.Range(0, field.Places.Count).Select(i => i == cell ? answer : null)]);
            var answers = checker.Check(Exercise(step), sheet, cancellation: cancellation);
            return answers.Verdicts is [{ Kind: VerdictKind.Right }] ? (true, null) : (false, CheckDocument.Of(answers));
        }
    }

    private static (AnswerField Field, int Cell) Field(IReadOnlyList<AnswerField> fields, StepNumber number)
    {
        var field = fields.First(field => field.Variable == number.Variable && field.Places.Contains(number.Offset));
        return (field, field.Places.ToList().IndexOf(number.Offset));
    }

    /// <summary>The step as an exercise: what is given are the parameters, the example and the rate.</summary>
    private static Exercise Exercise(WorkedStep step)
    {
        var computed = step.Derivation.Rules.Select(rule => rule.Left.Variable).ToHashSet();
        return new(step.Derivation, step.Values.Where(pair => !computed.Contains(pair.Key)).ToDictionary());
    }
}
