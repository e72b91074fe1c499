using Chainrule.Documents;
using Chainrule.Notation;

namespace Chainrule.Derivations.Checking;

/// <summary>What is to be said of a sheet of answers, for its student.</summary>
internal static class CheckDocument
{
    private const int MostRows = 40;

    private const string TheRightWay = "The right way, with the numbers so far:";

    /// <summary>The document.</summary>
    public static Document Of(CheckedAnswers answers) => new("Answers, checked", [.. Blocks(answers)]);

    private static IEnumerable<Documents.Block> Blocks(CheckedAnswers answers)
    {
        int Count(VerdictKind kind) => answers.Verdicts.Count(verdict => verdict.Kind == kind);
        // One answer whose mistake is told needs no count.
        if (answers.Verdicts.Count > 1 || answers.Verdicts.Count == 1 && answers.Diagnoses.Count == 0)
        {
            List<string> parts =
            [
                $"{Count(VerdictKind.Right)} right", $"{Count(VerdictKind.Consistent)} consistent with answers before them",
                $"{Count(VerdictKind.Wrong)} wrong",
            ];
            if (Count(VerdictKind.TooFewDigits) is > 0 and var few)
            {
                parts.Add($"{few} with too few digits to tell");
            }
            if (Count(VerdictKind.Empty) is > 0 and var empty)
            {
                parts.Add($"{empty} that earn nothing");
            }
            yield return new Paragraph($"{Say(answers.Verdicts.Count, "answer", "answers")}: {string.Join(", ", parts)}.");
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
                rows.Count <= MostRows
                    ? "Answers that are not right; “follows” is what the answers before them lead to:"
                    : $"The first {MostRows} answers of {rows.Count} that are not right; “follows” is what the answers before them lead to:",
                ["answer", "right", "follows", ""],
                [.. rows.Take(MostRows).Select(Row)]);
            foreach (var meaning in rows.Select(verdict => verdict.Kind).Distinct().Select(Meaning).OfType<string>())
            {
                yield return new Paragraph(meaning);
            }
        }
    }

    /// <summary>What a word in the table means that is not plain by itself.</summary>
    private static string? Meaning(VerdictKind kind) => kind switch
    {
        VerdictKind.TooFewDigits => "Too few digits: a right number, as far as it goes, but others would be written the same; give two significant digits, and of a weight so many that its step is seen.",
        VerdictKind.Empty => "Earns nothing: a zero, or a weight that stays as it was, follows here from what is wrong before it alone.",
        _ => null,
    };

    private static TableRow Row(Verdict verdict) => new(
        verdict.Field.Describe(verdict.Cell),
        [
            new(Written(verdict.Answer)),
            new(Written(verdict.Expected)),
            new(Written(verdict.Carried)),
            new(Word(verdict.Kind)),
        ]);

    private static IEnumerable<Documents.Block> Blocks(Diagnosis diagnosis)
    {
        var first = diagnosis.First;
        // Files count from 0, with the unit first; formulas count from 1, with the input first and the bias as input 0.
        Prose which = $"{first.Field.Describe(first.Cell)}, {diagnosis.Formula.Sides[0]},";
        yield return new Heading($"{which} {(first.Kind == VerdictKind.Wrong ? "is wrong" : "follows from rounded numbers")}");
        if (diagnosis.Suspicions.Count == 0)
        {
            yield return new Paragraph($"No mistake with a name gives {Written(first.Answer)}. {TheRightWay}");
            yield return new Display(diagnosis.Formula);
            yield break;
        }
        yield return new Paragraph(diagnosis.Suspicions.Count == 1
            ? $"{Written(first.Answer)} is what one mistake gives:"
            : $"{Written(first.Answer)} is what each of {diagnosis.Suspicions.Count} mistakes gives:");
        yield return new Bullets([.. diagnosis.Suspicions.Select(Item)]);
        yield return new Paragraph(TheRightWay);
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
            : rule.Suspicions.Count == 1
                ? $"{rule.Text} is what one mistake gives:"
                : $"{rule.Text} is what each of {rule.Suspicions.Count} mistakes gives:");
        if (rule.Suspicions.Count > 0)
        {
            yield return new Bullets([.. rule.Suspicions.Select(Item)]);
        }
        yield return new Paragraph(rule.Difference is { } difference
            ? $"With the numbers of the exercise it gives {Written(difference.Given)} for {rule.Field.Describe(difference.Cell)}; the right number is {Written(difference.Expected)}."
            : "With the numbers of this exercise it happens to give what is right, with others not.");
        yield return new Paragraph("The right rule:");
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
        text = $"{text}.";
        foreach (var same in question.Alike.Select(group => Texts.Listed.Words([.. group.Select(i => $"“{diagnosis.Suspicions[i].Mistake.Name}”")])))
        {
            text = $"{text} It does not tell {same} apart.";
        }
        return text;
    }

    private static string Word(VerdictKind kind) => kind switch
    {
        VerdictKind.Right => "right",
        VerdictKind.TooFewDigits => "too few digits",
        VerdictKind.Consistent => "consistent",
        VerdictKind.Empty => "earns nothing",
        _ => "wrong",
    };

    private static string Written(GivenNumber answer) => answer.Text.Replace('-', '−');

    private static string Written(double value) => new Number(value, WorkedRule.Digits).ToString();

    private static string Say(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count} {many}";
}
