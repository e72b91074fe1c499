using System.Text.Json;
using System.Text.Json.Nodes;
using Chainrule.Derivations;
using Chainrule.Derivations.Checking;

namespace Chainrule.Cli;

/// <summary>The document of <c>chainrule check --json</c>.</summary>
internal static class CheckJson
{
    public static JsonObject Document(Derivation derivation, CheckedAnswers answers) => new()
    {
        ["network"] = derivation.Network.ToString(),
        ["loss"] = derivation.Loss.Name,
        ["isRight"] = answers.IsRight,
        ["answers"] = JsonOutput.Array(answers.Verdicts, Answer),
        ["diagnoses"] = JsonOutput.Array(answers.Diagnoses, diagnosis => new JsonObject
        {
            ["answer"] = Answer(diagnosis.First),
            ["formula"] = diagnosis.Formula.ToString(),
            ["mistakes"] = JsonOutput.Array(diagnosis.Suspicions, Mistake),
            ["question"] = diagnosis.Question is { } question ? Question(question) : null,
        }),
        ["rules"] = JsonOutput.Array(answers.Rules, rule => new JsonObject
        {
            ["name"] = rule.Field.Name,
            ["rule"] = rule.Text,
            ["isRight"] = rule.IsRight,
            ["expected"] = rule.Expected.ToString(),
            ["difference"] = rule.Difference is not { } difference ? null : new JsonObject
            {
                ["cell"] = JsonOutput.Array(rule.Field.Place(difference.Cell), at => JsonValue.Create(at)),
                ["given"] = difference.Given,
                ["expected"] = difference.Expected,
            },
            ["mistakes"] = JsonOutput.Array(rule.Suspicions, Mistake),
        }),
    };

    private static JsonObject Mistake(Suspicion suspicion) => new()
    {
        ["name"] = suspicion.Mistake.Name,
        ["explanation"] = suspicion.Explanation.ToString(),
    };

    private static JsonObject Answer(Verdict verdict)
    {
        var place = Place(verdict.Field, verdict.Cell);
        place["answer"] = verdict.Answer.Value;
        place["verdict"] = JsonNamingPolicy.CamelCase.ConvertName(verdict.Kind.ToString());
        place["expected"] = JsonOutput.Number(verdict.Expected);
        place["carried"] = JsonOutput.Number(verdict.Carried);
        return place;
    }

    private static JsonObject Question(Question question)
    {
        var place = Place(question.Field, question.Cell);
        place["answers"] = JsonOutput.Array(question.Answers, answer => JsonOutput.Number(answer));
        return place;
    }

    private static JsonObject Place(AnswerField field, int cell) => new()
    {
        ["quantity"] = field.Section,
        ["name"] = field.Name.Length > 0 ? field.Name : null,
        ["index"] = JsonOutput.Array(field.Shape is null ? [] : field.Place(cell), index => index),
    };
}
