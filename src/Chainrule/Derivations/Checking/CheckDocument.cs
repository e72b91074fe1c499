using Chainrule.Documents;
using Chainrule.Notation;

namespace Chainrule.Derivations.Checking;

/// <summary>What is to be said of a sheet of answers, for its student.</summary>
internal static class CheckDocument
{
    private const int MostRows = 40;

    /// <summary>The document.</summary>
    public static Document Of(CheckedAnswers answers) => new("Answers, checked", [.. Blocks(answers)]);

    private static IEnumerable<Documents.Block> Blocks(CheckedAnswers answers)
    {
        int Count(VerdictKind kind) => answers.Verdicts.Count(verdict => verdict.Kind == kind);
        if (answers.Verdicts.Count > 0)
        {
            yield return new Paragraph(
                $"{Say(answers.Verdicts.Count, "answer", "answers")}: {Count(VerdictKind.Right)} right, {Count(VerdictKind.Consistent)} consistent with "
                + $"answers before them, {Count(VerdictKind.Wrong)} wrong.");
        }
        foreach (var diagnosis in answers.Diagnoses)
        {
            foreach (var block in Blocks(diagnosis))
            {
                yield return block;
            }
        }
        foreach (var block in answers.Rules.SelectMany(Blocks))
        {
            yield return block;
        }
        var rows = answers.Verdicts.Where(verdict => verdict.Kind != VerdictKind.Right).ToList();
        if (rows.Count > 0)
        {
            yield return new Table(
                rows.Count <= MostRows ? "Answers that are not right:" : $"The first {MostRows} answers of {rows.Count} that are not right:",
                ["answer", "right", "follows", ""],
                [.. rows.Take(MostRows).Select(Row)]);
        }
    }

    private static TableRow Row(Verdict verdict) => new(
        verdict.Field.Describe(verdict.Cell),
        [
            new(verdict.Answer.Text),
            new(Written(verdict.Expected)),
            new(Written(verdict.Carried)),
            new(verdict.Kind == VerdictKind.Wrong ? "wrong" : "consistent"),
        ]);

    private static IEnumerable<Documents.Block> Blocks(Diagnosis diagnosis)
    {
        var first = diagnosis.First;
        yield return new Heading(first.Kind == VerdictKind.Wrong
            ? $"{first.Field.Describe(first.Cell)} is wrong"
            : $"{first.Field.Describe(first.Cell)} follows from rounded numbers");
        if (diagnosis.Suspicions.Count == 0)
        {
            yield return new Paragraph($"No mistake with a name gives {first.Answer.Text}. Right is, with the numbers so far:");
            yield return new Display(diagnosis.Formula);
            yield break;
        }
        yield return new Paragraph(diagnosis.Suspicions.Count == 1
            ? $"{first.Answer.Text} is what one mistake gives:"
            : $"{first.Answer.Text} is what {Say(diagnosis.Suspicions.Count, "mistake", "mistakes")} give:");
        yield return new Bullets([.. diagnosis.Suspicions.Select(Item)]);
        yield return new Paragraph($"Right is, with the numbers so far:");
        yield return new Display(diagnosis.Formula);
        if (diagnosis.Suspicions.Count > 1)
        {
            yield return new Paragraph(diagnosis.Question is { } question ? Ask(diagnosis, question) : "No other number of this exercise tells them apart.");
        }
    }

    private static IEnumerable<Documents.Block> Blocks(RuleVerdict rule)
    {
        yield return new Heading($"The rule for {rule.Field.Name} is {(rule.IsRight ? "right" : "wrong")}");
        if (rule.IsRight)
        {
            yield return new Paragraph($"{rule.Text} gives the right number everywhere.");
            yield break;
        }
        yield return new Paragraph(rule.Suspicions.Count == 0
            ? $"No mistake with a name gives what {rule.Text} gives."
            : $"{rule.Text} is what {Say(rule.Suspicions.Count, "mistake gives", "mistakes give")}:");
        if (rule.Suspicions.Count > 0)
        {
            yield return new Bullets([.. rule.Suspicions.Select(Item)]);
        }
        yield return new Paragraph("Right is:");
        yield return new Display(rule.Expected);
    }

    private static Prose Item(Suspicion suspicion) => $"“{suspicion.Mistake.Name}”. {suspicion.Explanation}";

    private static Prose Ask(Diagnosis diagnosis, Question question)
    {
        Prose text = $"To tell them apart, ask for {question.Field.Describe(question.Cell)}:";
        foreach (var (i, suspicion) in diagnosis.Suspicions.Index())
        {
            text = $"{text}{(i == 0 ? "" : ",")} {Written(question.Answers[i])} after “{suspicion.Mistake.Name}”";
        }
        return $"{text}.";
    }

    private static string Written(double value) => new Number(value, WorkedRule.Digits).ToString();

    private static string Say(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
