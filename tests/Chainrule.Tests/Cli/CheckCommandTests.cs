using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chainrule.Tests.Cli;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly string Example = System.IO.Path.Combine(Repository.Root, "examples", "answers.json");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_example_has_one_mistake_and_it_is_named()
    {
        var run = ChainruleProcess.Run("check", Example);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("9 right", run.Output);
        Assert.Contains("“updated weights in δ”", run.Output);
        Assert.Contains("0.149780716", run.Output);
    }

    [Fact]
    public void Right_answers_exit_with_0()
    {
        var run = Check(answers => answers["updated"]!.AsObject().Remove("dense1.weight"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("9 answers: 9 right", run.Output);
    }

    [Fact]
    public void The_document_has_its_fields()
    {
        var run = ChainruleProcess.Run("check", Example, "--json");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.False(root.GetProperty("isRight").GetBoolean());
        Assert.Equal(10, root.GetProperty("answers").GetArrayLength());
        var diagnosis = Assert.Single(root.GetProperty("diagnoses").EnumerateArray());
        var answer = diagnosis.GetProperty("answer");
        Assert.Equal(
            ("updated", "dense1.weight", "[0, 0]", "wrong"),
            (answer.GetProperty("quantity").GetString(), answer.GetProperty("name").GetString(),
                $"[{string.Join(", ", answer.GetProperty("index").EnumerateArray())}]", answer.GetProperty("verdict").GetString()));
        Assert.Equal(0.149780716, answer.GetProperty("expected").GetDouble(), 9);
        Assert.Equal("updated weights in δ", Assert.Single(diagnosis.GetProperty("mistakes").EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, diagnosis.GetProperty("question").ValueKind);
    }

    [Fact]
    public void Two_mistakes_with_one_number_are_told_apart_by_a_question()
    {
        // w − η(−δa) comes of the wrong sign in δ as of a gradient that is added.
        var run = Check(answers => Replace(answers, """{ "updated": { "dense2.weight": [[0.441083520, null], [null, null]] } }"""), "--json");
        using var document = JsonDocument.Parse(run.Output);
        var diagnosis = Assert.Single(document.RootElement.GetProperty("diagnoses").EnumerateArray());
        Assert.Equal(
            ["gradient added", "sign of δ or gradient flipped"],
            diagnosis.GetProperty("mistakes").EnumerateArray().Select(mistake => mistake.GetProperty("name").GetString()!).Order());
        var answers = diagnosis.GetProperty("question").GetProperty("answers").EnumerateArray().Select(answer => answer.GetDouble()).ToArray();
        Assert.Equal(2, answers.Length);
        Assert.Equal(answers[0], -answers[1], 9);
    }

    [Theory]
    [InlineData("""{ "deltas": { "dense1": [1, 2, 3] } }""", "answers.deltas.dense1", "a list of 2", "one of 3")]
    [InlineData("""{ "deltas": { "dens1": [1, 2] } }""", "unknown name 'dens1'", "did you mean 'dense1'?")]
    [InlineData("""{ "delta": { "dense1": [1, 2] } }""", "unknown quantity 'delta'", "did you mean 'deltas'?")]
    [InlineData("""{ "loss": "x" }""", "answers.loss", "a finite number")]
    [InlineData("""{ "loss": 1e999 }""", "answers.loss", "1e999")]
    [InlineData("""{ "output": [0.75, 0.77], "activations": { "dense2": [0.76, 0.77] } }""", "0.76", "0.75 before")]
    [InlineData("""{ "rules": { "dense2.weight": "w - eta * (a" } }""", "answers.rules.dense2.weight", "column 13", "expected ')'")]
    [InlineData("""{ "rules": { "dense2.weight": "w - slope(a)" } }""", "column 5", "unknown function 'slope'")]
    [InlineData("{}", "answers", "nothing is answered")]
    [InlineData("""{ "output": [null, null] }""", "answers", "nothing is answered")]
    public void Answers_that_cannot_be_read_are_one_line(string answers, params string[] mentioning) =>
        Check(old => Replace(old, answers)).AssertRefused([.. mentioning, "answers.json"]);

    [Fact]
    public void A_comma_at_the_end_is_said_without_advice_to_programmers()
    {
        var file = folder.File("comma.json");
        File.WriteAllText(file, "{ \"rate\": 0.5, }");
        var run = ChainruleProcess.Run(["check", file]);
        run.AssertRefused("line 1", "not JSON", "trailing comma");
        Assert.DoesNotContain("reader", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_without_a_value_is_one_line() =>
        Check(old => Replace(old, """{ "rules": { "dense2.weight": "w - a / (y - y)" } }""")).AssertRefused("dense2.weight", "no finite value");

    [Fact]
    public void Rules_are_judged_with_the_numbers()
    {
        var run = Check(old => Replace(old, """{ "rules": { "dense2.weight": "w - eta * (yhat - y) * a", "dense2.bias": "b - eta * delta" } }"""), "--json");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Output);
        var rules = document.RootElement.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal([false, true], rules.Select(rule => rule.GetProperty("isRight").GetBoolean()));
        Assert.Equal("output slope missing", Assert.Single(rules[0].GetProperty("mistakes").EnumerateArray()).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("network", "\"input 2 | dens 2\"", "network", "'dens'")]
    [InlineData("network", "\"ffn\"", "network", "smaller network")]
    [InlineData("network", "\"input 2 | dropout 0.5 | dense 2\"", "dropout")]
    [InlineData("loss", "\"sst\"", "unknown loss 'sst'")]
    [InlineData("rate", "null", "rate", "a finite number")]
    [InlineData("input", "[1]", "input", "a list of 2")]
    [InlineData("target", "1", "target", "a list of 2")]
    [InlineData("weights", "{}", "dense1.weight is missing")]
    [InlineData("wieghts", "{}", "unknown field 'wieghts'", "did you mean 'weights'?")]
    public void An_exercise_that_cannot_be_read_is_one_line(string field, string value, params string[] mentioning) =>
        Run(root => root[field] = JsonNode.Parse(value)).AssertRefused([.. mentioning, "answers.json"]);

    [Fact]
    public void Shares_that_are_none_are_one_line() => Run(root =>
    {
        root["loss"] = "cross-entropy";
        root["target"] = new JsonArray(0.5, 0.6);
    }).AssertRefused("target", "1 in all");

    [Fact]
    public void A_class_is_a_target()
    {
        var run = Run(root =>
        {
            root["network"] = "input 2 | dense 2 sigmoid | dense 2";
            root["loss"] = "cross-entropy";
            root["target"] = 1;
            // ŷ(1 − ŷ) does not belong there.
            root["answers"] = JsonNode.Parse("""{ "output": [0.494748, 0.505252], "deltas": { "dense2": [0.123673, -0.123673] } }""");
        });
        Assert.Contains("output slope too many", run.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ", "empty")]
    [InlineData("[1]")]
    [InlineData("{ \"loss\": NaN }")]
    [InlineData("{\n\"loss\": \"sse\",\n\"loss\": \"sse\" }", "line 3: 'loss' is given twice")]
    [InlineData("{\n\"loss\": \"\\ud800\" }", "line 2: is not valid text")]
    [InlineData("{ \"lo\\ud800\": 1 }", "line 1: is not valid text")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", "nested too deep")]
    public void What_is_no_exercise_is_one_line(string text, params string[] mentioning) => Refuse(Encoding.UTF8.GetBytes(text), mentioning);

    [Theory]
    [InlineData("{ \"loss\": \"ÿ\" }")]
    [InlineData("{ \"ÿ\": 1 }")]
    [InlineData("{ \"rate\": ÿ }")]
    public void What_is_not_utf8_is_one_line(string text) => Refuse(Encoding.Latin1.GetBytes(text), "line 1: is not valid text");

    [Fact]
    public void What_is_utf16_is_one_line() => Refuse(Encoding.Unicode.GetPreamble(), "is not valid text");

    [Fact]
    public void A_mark_of_utf8_is_no_mistake()
    {
        var file = folder.File("answers.json");
        File.WriteAllBytes(file, [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(Example)]);
        Assert.Equal(1, ChainruleProcess.Run("check", file).ExitCode);
    }

    [Fact]
    public void Too_few_digits_are_said_and_no_mistake()
    {
        var run = Check(answers => Replace(answers, """{ "gradients": { "dense1.weight": [[0.0004, null], [null, null]] } }"""));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 with too few digits to tell", run.Output);
        Assert.Contains("Too few digits: a right number", run.Output);
    }

    [Fact]
    public void Formulas_stay_formulas_in_latex()
    {
        var output = ChainruleProcess.Run("check", Example, "--format", "latex").Output;
        Assert.DoesNotContain("U+", output);
        Assert.Contains(@"\sum_{k=1}^2", output.Replace("{2}", "2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_without_blanks_is_folded() => Assert.All(
        Check(old => Replace(old, $$"""{ "rules": { "dense2.weight": "w{{string.Concat(Enumerable.Repeat("-eta*delta*a", 20))}}" } }""")).Output.Split('\n'),
        line => Assert.True(line.Length <= 100, line));

    [Theory]
    [InlineData("\"input 2 | dens 2\"", "network, column 11: ")]
    public void A_place_is_said_once(string network, string place)
    {
        var error = Run(root => root["network"] = JsonNode.Parse(network)).Error;
        Assert.Contains($"answers.json: {place}", error);
    }

    private void Refuse(byte[] text, params string[] mentioning)
    {
        var file = folder.File("answers.json");
        File.WriteAllBytes(file, text);
        ChainruleProcess.Run("check", file).AssertRefused([.. mentioning, "answers.json"]);
    }

    private static void Replace(JsonObject answers, string text) => answers.Parent!["answers"] = JsonNode.Parse(text);

    private ChainruleProcess Check(Action<JsonObject> change, params string[] options) => Run(root => change(root["answers"]!.AsObject()), options);

    private ChainruleProcess Run(Action<JsonObject> change, params string[] options)
    {
        var root = JsonNode.Parse(File.ReadAllText(Example))!.AsObject();
        change(root);
        var file = folder.File("answers.json");
        File.WriteAllText(file, root.ToJsonString());
        return ChainruleProcess.Run(["check", file, .. options]);
    }
}
