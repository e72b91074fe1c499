using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Chainrule.Networks;

namespace Chainrule.Tests.Cli;

public sealed class StepCommandTests : IDisposable
{
    private const string Weights = """ "dense1.bias": [0.35, 0.35], "dense2.weight": [[0.40, 0.45], [0.50, 0.55]], "dense2.bias": [0.60, 0.60] """;

    private static readonly string Mazur = Path.Combine(Repository.Root, "examples", "mazur.json");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Mazurs_example_is_worked_out()
    {
        var text = Print(Example());
        Assert.All(
            ["a_1^h = σ_h(0.3775) = 0.593269992", "σ_h(0.3925) = 0.596884378", " = 0.298371109", "= 0.149780716", "= 0.35891648", "L_after = 0.280471447",
                "agree about every gradient"],
            number => Assert.Contains(number, text));

        using var document = JsonDocument.Parse(Print([.. Example(), "--json"]));
        var root = document.RootElement;
        Assert.Equal("input 2 | dense 2 sigmoid | dense 2 sigmoid", root.GetProperty("network").GetString());
        Assert.Equal("sse", root.GetProperty("lossName").GetString());
        AssertNumbers([.298371109], root.GetProperty("loss"));
        AssertNumbers([.280471447], root.GetProperty("lossAfter"));
        AssertNumbers([.751365070, .772928465], root.GetProperty("output"));
        AssertNumbers([.3775, .3925], root.GetProperty("weightedInputs").GetProperty("dense1"));
        AssertNumbers([.593269992, .596884378], root.GetProperty("activations").GetProperty("dense1"));
        AssertNumbers([.241300709, .240613417], root.GetProperty("slopes").GetProperty("dense1"));
        AssertNumbers([.138498562, -.038098237], root.GetProperty("deltas").GetProperty("dense2"));
        var parameters = root.GetProperty("parameters");
        var weight = parameters.GetProperty("dense1.weight");
        AssertNumbers([.15, .20], weight.GetProperty("value")[0]);
        AssertNumbers([.000438568, .000877135], weight.GetProperty("gradient")[0]);
        AssertNumbers([.000438568, .000877135], weight.GetProperty("backward")[0]);
        AssertNumbers([.000438568, .000877135], weight.GetProperty("difference")[0]);
        AssertNumbers([.149780716, .199561432], weight.GetProperty("updated")[0]);
        AssertNumbers([.358916480, .408666186], parameters.GetProperty("dense2.weight").GetProperty("updated")[0]);
        AssertNumbers([.530750719, .619049118], parameters.GetProperty("dense2.bias").GetProperty("updated"));
        var check = root.GetProperty("check");
        Assert.True(check.GetProperty("passed").GetBoolean());
        Assert.InRange(check.GetProperty("maxRelativeError").GetDouble(), 0, check.GetProperty("tolerance").GetDouble());
        Assert.Equal(4, check.GetProperty("parameters").GetProperty("dense1.weight").GetProperty("differences").GetInt32());
        Assert.False(root.TryGetProperty("steps", out _));
    }

    [Theory]
    [InlineData("text", "A training step, worked out\n═")]
    [InlineData("markdown", "# A training step, worked out")]
    [InlineData("latex", @"\documentclass")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("json", "{\n  \"network\"")]
    public void It_is_printed_in_every_format(string format, string start)
    {
        var text = Print([.. Example(), "--format", format]);
        Assert.StartsWith(start, text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("0.3589164", text);
    }

    [Theory]
    [InlineData(".txt", "text")]
    [InlineData(".md", "markdown")]
    [InlineData(".tex", "latex")]
    [InlineData(".html", "html")]
    [InlineData(".json", "json")]
    public void A_file_has_the_format_of_its_name(string extension, string format)
    {
        var file = folder.File("step" + extension);
        Assert.Equal($"written to {file}\n", Print([.. Example(), "--out", file]));
        Assert.Equal(Print([.. Example(), "--format", format]), File.ReadAllText(file));
        // With both, the file is written and the document printed.
        File.Delete(file);
        JsonDocument.Parse(Print([.. Example(), "--out", file, "--json"])).Dispose();
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Steps_follow_each_other()
    {
        string[] line = ["step", "--network", "input 4 | dropout 0.5 | dense 3 tanh | dense 2", "--input", "1,2,3,4", "--target", "1", "--rate", "0.5", "--seed", "3"];
        var text = Print([.. line, "--steps", "2", "--json"]);
        Assert.Equal(text, Print([.. line, "--steps", "2", "--json"]));
        using var document = JsonDocument.Parse(text);
        var steps = document.RootElement.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(2, steps.Count);
        Assert.Equal(document.RootElement.GetProperty("loss").GetDouble(), steps[0].GetProperty("loss").GetDouble());
        var weights = steps.Select(step => step.GetProperty("parameters").GetProperty("dense1.weight")).ToList();
        Assert.Equal(weights[0].GetProperty("updated").GetRawText(), weights[1].GetProperty("value").GetRawText());
        Assert.True(steps[1].GetProperty("check").GetProperty("passed").GetBoolean());
        // The first of them is the only one of a single step.
        using var single = JsonDocument.Parse(Print([.. line, "--json"]));
        Assert.True(JsonElement.DeepEquals(weights[0], single.RootElement.GetProperty("parameters").GetProperty("dense1.weight")));
        Assert.Contains("Step 2: The update", Print([.. line, "--steps", "2"]));
    }

    /// <summary>So steep that a difference sees no slope, and yet not a jump.</summary>
    [Fact]
    public void A_check_that_fails_exits_with_1()
    {
        var weights = folder.Write("""{ "dense1.weight": [[0, 0]], "dense1.bias": [0], "dense2.weight": [[1]], "dense2.bias": [0] }"""u8.ToArray(), "steep.json");
        string[] line =
        [
            "step", "--network", "input 2 | dense 1 'tanh(100000 * x)' | dense 1", "--loss", "sse", "--weights", weights, "--input", "1,2", "--target", "1", "--rate", "0.1",
        ];
        var run = ChainruleProcess.Run(line);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("The check failed: about dense1.weight[0,1]", run.Output);
        using var document = JsonDocument.Parse(ChainruleProcess.Run([.. line, "--json"]).Output);
        Assert.False(document.RootElement.GetProperty("check").GetProperty("passed").GetBoolean());
    }

    [Fact]
    public void A_kink_is_no_failure_and_has_no_difference()
    {
        var weights = folder.Write("""{ "conv1.weight": [[[[0]]]], "conv1.bias": [0], "dense1.weight": [[2, 5]], "dense1.bias": [0] }"""u8.ToArray(), "kink.json");
        using var document = JsonDocument.Parse(Print(
            "step", "--network", "input 1x1x2 | conv 1 1x1 relu | dense 1", "--loss", "sse", "--weights", weights, "--input", "1,-1", "--target", "1", "--rate", "0.1", "--json"));
        var root = document.RootElement;
        Assert.Equal(JsonValueKind.Null, root.GetProperty("parameters").GetProperty("conv1.weight").GetProperty("difference")[0][0][0][0].ValueKind);
        Assert.Equal(1, root.GetProperty("check").GetProperty("parameters").GetProperty("conv1.weight").GetProperty("corners").GetInt32());
    }

    [Fact]
    public void A_stage_of_its_own_has_its_numbers_too()
    {
        using var document = JsonDocument.Parse(Print(
            "step", "--network", "input 2 | dropout 0.5 | tanh | dense 1", "--loss", "sse", "--input", "1,2", "--target", "1", "--rate", "0.1", "--seed", "3", "--json"));
        var root = document.RootElement;
        double[] Numbers(string field, string block) => [.. root.GetProperty(field).GetProperty(block).EnumerateArray().Select(number => number.GetDouble())];
        var factors = Numbers("factors", "dropout1");
        Assert.All(factors, factor => Assert.Contains(factor, new[] { 0d, 2 }));
        AssertNumbers([factors[0], 2 * factors[1]], root.GetProperty("weightedInputs").GetProperty("tanh1"));
        AssertNumbers([Math.Tanh(factors[0]), Math.Tanh(2 * factors[1])], root.GetProperty("activations").GetProperty("tanh1"));
        var slopes = Numbers("slopes", "tanh1");
        Assert.Equal(1 - Math.Pow(Math.Tanh(factors[0]), 2), slopes[0], 9);
        var (delta, weight) = (Numbers("deltas", "dense1")[0], root.GetProperty("parameters").GetProperty("dense1.weight").GetProperty("value")[0]);
        AssertNumbers([delta * weight[0].GetDouble() * slopes[0], delta * weight[1].GetDouble() * slopes[1]], root.GetProperty("deltas").GetProperty("tanh1"));
    }

    [Theory]
    [InlineData("input 2 | dense 20000 | dense 20000 | dense 2", "1")]
    [InlineData("input 2 | dense 2000000 | dense 2", "1")]
    [InlineData("lenet", "1000")]
    public void What_is_too_large_is_refused_before_it_is_derived(string network, string steps) => ChainruleProcess.RunWithin(
        2L << 30, "step", "--network", network, "--input", "1,2", "--target", "1", "--rate", "0.1", "--steps", steps).AssertRefused("numbers", "choose");

    [Theory]
    [InlineData("input 1x4x4 | flatten")]
    [InlineData("input 1x4x4 | conv 1 1x1 | flatten")]
    [InlineData("input 1x4x4 | maxpool 2 stride 1 | flatten")]
    public void A_network_may_end_in_flatten(string network)
    {
        var count = Network.Parse(network).Output.Count;
        Print("step", "--network", network, "--loss", "sse", "--input", string.Join(',', Enumerable.Range(1, 16)), "--target",
            string.Join(',', Enumerable.Range(1, count)), "--rate", "0.1");
    }

    [Theory]
    [InlineData("INT", "--input")]
    [InlineData("TERM", "--weights")]
    public void Waiting_for_a_pipe_it_can_be_cancelled(string signal, string option)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send");
        var pipe = folder.File("pipe.csv");
        Process.Start("mkfifo", [pipe])!.WaitForExit();
        using var process = ChainruleProcess.Start(
            ["step", "--network", "input 2 | dense 2", "--target", "1", "--rate", "0.1", .. option == "--input" ? [] : new[] { "--input", "1,2" }, option, pipe]);
        Assert.False(process.WaitForExit(TimeSpan.FromSeconds(2)));
        Process.Start("kill", [$"-{signal}", $"{process.Id}"])!.WaitForExit();
        var run = ChainruleProcess.Finish(process);
        Assert.Equal((130, "", "cancelled; nothing was written\n"), (run.ExitCode, run.Output, run.Error));
    }

    /// <summary>A network of full size is a page of a few hundred lines, none of them too wide to read.</summary>
    [Fact]
    public void Lenet_is_bearable()
    {
        var picture = folder.Write(Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 28).Select(
            row => string.Join(',', Enumerable.Range(0, 28).Select(column => ((row * column % 11) / 10d).ToString(CultureInfo.InvariantCulture)))))), "picture.csv");
        var lines = Print(["step", "--network", "lenet", "--input", picture, "--target", "3", "--rate", "0.1"]).Split('\n');
        Assert.InRange(lines.Length, 100, 1000);
        Assert.All(lines, line => Assert.True(line.Length <= 100, line));
        Assert.Contains(lines, line => line.Contains("48000 numbers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--input", "1", "--input", "2 numbers", "not 1")]
    [InlineData("--input", "1,,2", "--input", "''", "number 2 of 3")]
    [InlineData("--input", "1,nan", "--input", "'nan'", "number 2 of 2")]
    [InlineData("--input", "inf 1", "--input", "'inf'", "number 1 of 2")]
    [InlineData("--input", "1,x", "'x'", "finite number")]
    [InlineData("--input", "1e999,1", "'1e999'")]
    [InlineData("--input", "", "file")]
    [InlineData("--input", "none.csv", "none.csv", "no such file")]
    [InlineData("--input", "FOLDER", "is a folder")]
    [InlineData("--target", "1", "--target", "2 numbers", "not 1")]
    [InlineData("--target", "1,2,3", "--target", "not 3")]
    [InlineData("--target", "nan,1", "--target", "'nan'")]
    [InlineData("--target", "one", "--target", "'one'")]
    [InlineData("--rate", "nan", "--rate", "finite number", "'nan'")]
    [InlineData("--rate", "fast", "--rate", "'fast'")]
    [InlineData("--steps", "0", "--steps", "from 1", "'0'")]
    [InlineData("--steps", "1001", "--steps", "to 1000")]
    [InlineData("--loss", "hinge", "unknown loss 'hinge'", "sse")]
    [InlineData("--network", "input 2 | dens 2", "column 11", "did you mean 'dense'?")]
    [InlineData("--format", "pdf", "--format", "'pdf'")]
    [InlineData("--out", "step.pdf", ".tex", "step.pdf")]
    [InlineData("--loss", "y + 𝑡", "found '𝑡'")]
    [InlineData("--out", "no/such/step.md", "there is no folder")]
    [InlineData("--weights", "none.json", "none.json", "no such file")]
    [InlineData("--weights", "FOLDER", "is a folder")]
    [InlineData("--weights", "", "file")]
    public void Bad_options_are_refused(string option, string value, params string[] mentioning)
    {
        var line = Example();
        var at = Array.IndexOf(line, option);
        value = value == "FOLDER" ? folder.FullName : value;
        ChainruleProcess.Run(at < 0 ? [.. line, option, value] : [.. line[..(at + 1)], value, .. line[(at + 2)..]]).AssertRefused(mentioning);
    }

    [Theory]
    [InlineData("2", "'2'", "class from 0 to 1")]
    [InlineData("99999999999", "class from 0 to 1")]
    [InlineData("0.5", "'0.5'", "class from 0 to 1")]
    [InlineData("0.5,0.6", "1 in all")]
    [InlineData("-0.5,1.5", "at least 0")]
    [InlineData("1,0,0", "not 3")]
    public void What_is_no_class_is_refused(string target, params string[] mentioning) => ChainruleProcess.Run(
        "step", "--network", "input 2 | dense 2", "--input", "1,2", "--target", target, "--rate", "0.1").AssertRefused(mentioning);

    [Theory]
    [InlineData("1e200,1e200", "0.1", "the loss is not finite")]
    [InlineData("1,1", "1e300", "after the step the loss is not finite", "smaller rate")]
    public void Numbers_that_grow_beyond_all_bounds_are_refused(string input, string rate, params string[] mentioning) => ChainruleProcess.Run(
        "step", "--network", "input 2 | dense 2", "--loss", "sse", "--input", input, "--target", "1,0", "--rate", rate).AssertRefused(mentioning);

    [Theory]
    [InlineData("", "not JSON")]
    [InlineData("dense1", "not JSON")]
    [InlineData("[1, 2]", "an object in braces")]
    [InlineData("{}", "dense1.weight is missing", "2x2")]
    [InlineData("{ \"dense3.weight\": [] }", "unknown parameter 'dense3.weight'", "did you mean")]
    [InlineData("{ \"dense1.bias\": [1, 2], \"dense1.bias\": [1, 2] }", "'dense1.bias' is given twice")]
    [InlineData("{ \"dense1.weight\": [1, 2, 3, 4], @ }", "dense1.weight", "a list of 2 lists", "one of 4")]
    [InlineData("{ \"dense1.weight\": [[1, 2], [3]], @ }", "dense1.weight[1]", "a list of 2", "one of 1")]
    [InlineData("{ \"dense1.weight\": [[1, 2], [3, [4]]], @ }", "dense1.weight[1][1]", "a finite number", "a list")]
    [InlineData("{ \"dense1.weight\": [[1, 2], [3, \"4\"]], @ }", "dense1.weight[1][1]", "'\"4\"'")]
    [InlineData("{ \"dense1.weight\": [[1, 2], [3, 1e999]], @ }", "dense1.weight[1][1]", "1e999")]
    [InlineData("{ \"dense1.weight\": [[1, 2], [3, null]], @ }", "dense1.weight", "[1][1]", "missing")]
    [InlineData("{ \"dense1.weight\": null, @ }", "dense1.weight", "a list of 2 lists")]
    public void Weights_that_do_not_fit_are_refused(string json, params string[] mentioning) => ChainruleProcess.Run(Example(
        folder.Write(Encoding.UTF8.GetBytes(json.Replace("@", Weights, StringComparison.Ordinal)), "weights.json")))
        .AssertRefused([.. mentioning, "weights.json"]);

    [Fact]
    public void Weights_that_are_nested_deep_or_too_long_are_refused_before_they_take_memory()
    {
        var deep = folder.Write(Encoding.UTF8.GetBytes(new string('[', 1_000_000)), "deep.json");
        ChainruleProcess.RunWithin(100 << 20, Example(deep)).AssertRefused("deep.json", "nested too deep");
        var list = folder.Write(Encoding.UTF8.GetBytes("{ \"dense1.bias\": [" + string.Concat(Enumerable.Repeat("1,", 10_000_000)) + "1] }"), "long.json");
        ChainruleProcess.RunWithin(100 << 20, Example(list)).AssertRefused("long.json", "too long");
        // One that is larger than the machine's memory, but takes no room on its disk.
        using (var file = File.Create(folder.File("huge.json")))
        {
            file.SetLength(1L << 40);
        }
        ChainruleProcess.RunWithin(100 << 20, Example(folder.File("huge.json"))).AssertRefused("huge.json", "too long");
    }

    [Fact]
    public void A_saved_network_gives_its_weights()
    {
        var network = Network.Parse("sheet");
        network.Initialize(Initialization.PyTorch, 5);
        var file = folder.File("sheet.safetensors");
        NetworkFile.Save(network, file);
        using var document = JsonDocument.Parse(Print([.. Example(file), "--json"]));
        Assert.Equal(
            network["dense1.weight"].Values[0], document.RootElement.GetProperty("parameters").GetProperty("dense1.weight").GetProperty("value")[0][0].GetDouble());
        // They are the same as those that the seed gives.
        Assert.Equal(Print([.. Example(file)]), Print(
            "step", "--network", "sheet", "--input", "0.05,0.10", "--target", "0.01,0.99", "--rate", "0.5", "--seed", "5"));

        NetworkFile.Save(Network.Parse("input 2 | dense 3"), file);
        ChainruleProcess.Run(Example(file)).AssertRefused("sheet.safetensors", "'input 2 | dense 3'", "not 'input 2 | dense 2 sigmoid");
        File.WriteAllText(file, "no tensors");
        ChainruleProcess.Run(Example(file)).AssertRefused("sheet.safetensors");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_long_check_is_cancelled_at_once(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send");
        var output = folder.File("step.md");
        using var process = ChainruleProcess.Start(
            "step", "--network", "pytorch-mnist", "--input", string.Join(',', Enumerable.Repeat("0.5", 784)), "--target", "3", "--rate", "0.1", "--out", output);
        // It says nothing, and needs about a minute.
        Assert.False(process.WaitForExit(TimeSpan.FromSeconds(3)));
        Process.Start("kill", [$"-{signal}", $"{process.Id}"])!.WaitForExit();
        var clock = Stopwatch.StartNew();
        var run = ChainruleProcess.Finish(process);
        Assert.Equal((130, "", "cancelled; nothing was written\n"), (run.ExitCode, run.Output, run.Error));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
        Assert.False(File.Exists(output));
    }

    private static string[] Example(string? weights = null) =>
        ["step", "--network", "sheet", "--weights", weights ?? Mazur, "--input", "0.05,0.10", "--target", "0.01,0.99", "--rate", "0.5"];

    private static string Print(params string[] line)
    {
        var run = ChainruleProcess.Run(line);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    private static void AssertNumbers(double[] expected, JsonElement actual)
    {
        var numbers = actual.ValueKind == JsonValueKind.Array ? actual.EnumerateArray().Select(one => one.GetDouble()).ToArray() : [actual.GetDouble()];
        Assert.Equal(expected.Length, numbers.Length);
        Assert.All(expected.Zip(numbers), pair => Assert.Equal(pair.First, pair.Second, 9));
    }
}
