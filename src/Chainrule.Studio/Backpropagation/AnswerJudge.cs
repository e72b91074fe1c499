using Chainrule.Derivations.Checking;
using Chainrule.Derivations.Steps;
using Chainrule.Documents;

namespace Chainrule.Studio.Backpropagation;

/// <summary>Judges a student's number against the step under way, and names the mistake.</summary>
public sealed class AnswerJudge(StepWalk walk)
{
    private readonly AnswerChecker checker = new(walk.Derivation);

    /// <summary>What is asked for in the words of an answer sheet: <c>deltas dense2[0]</c>.</summary>
    public string Describe(StepNumber number)
    {
        var (field, cell) = Field(number);
        return field.Describe(cell);
    }

    /// <summary>Judges an answer.</summary>
    /// <param name="number">The number that was asked for.</param>
    /// <param name="text">What was written.</param>
    /// <returns>Whether it is right, and what is to be said of it if not.</returns>
    /// <exception cref="ChainruleException">No number.</exception>
    public (bool IsRight, Document? Says) Judge(StepNumber number, string text)
    {
        var answer = GivenNumber.Parse(text.Trim().Replace('−', '-'))
            ?? throw new ChainruleException("this is no number; write it as in 0.593 or 1.2e-3");
        var (field, cell) = Field(number);
        var sheet = new AnswerSheet();
        sheet.Add(field, [.. Enumerable.Range(0, field.Places.Count).Select(i => i == cell ? answer : null)]);
        var answers = checker.Check(Exercise(walk.Worked), sheet);
        return answers.Verdicts.All(verdict => verdict.Kind == VerdictKind.Right) ? (true, null) : (false, CheckDocument.Of(answers));
    }

    private (AnswerField Field, int Cell) Field(StepNumber number)
    {
        var field = checker.Fields.First(field => field.Variable == number.Variable && field.Places.Contains(number.Offset));
        return (field, field.Places.ToList().IndexOf(number.Offset));
    }

    /// <summary>The step as an exercise: what is given are the parameters, the example and the rate.</summary>
    private static Exercise Exercise(WorkedStep step)
    {
        var computed = step.Derivation.Rules.Select(rule => rule.Left.Variable).ToHashSet();
        return new(step.Derivation, step.Values.Where(pair => !computed.Contains(pair.Key)).ToDictionary());
    }
}
