using System.Diagnostics;
using System.Text.Json;
using Chainrule.Networks;

namespace Chainrule.Tests.Cli;

public sealed class TrainTests : IDisposable
{
    private readonly SmallData data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public void Training_prints_json_alone_on_standard_output_and_progress_on_standard_error()
    {
        var run = Train("--epochs", "2", "--validation", "0.25", "--json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2, run.Error.TrimEnd().Split('\n').Length);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal(SmallData.Network, root.GetProperty("network").GetString());
        Assert.Equal(34, root.GetProperty("parameters").GetInt64());
        Assert.Equal(2, root.GetProperty("epochs").GetArrayLength());
        Assert.InRange(root.GetProperty("testAccuracy").GetDouble(), 0, 1);
        Assert.True(root.GetProperty("trainSeconds").GetDouble() > 0);
        Assert.False(root.GetProperty("cancelled").GetBoolean());
    }

    [Fact]
    public void What_is_trained_evaluates_and_predicts()
    {
        var model = data.PathOf("model.safetensors");
        var train = Train("--epochs", "30", "--optimizer", "adam 0.05", "--out", model);
        Assert.Equal(0, train.ExitCode);
        Assert.Contains("test accuracy 100.00% (0 of 64 wrong)", train.Output);
        Assert.DoesNotContain("\x1b", train.Output + train.Error);

        var evaluate = ChainruleProcess.Run("evaluate", model, "--data", data.Folder, "--json");
        Assert.Equal((0, ""), (evaluate.ExitCode, evaluate.Error));
        using var evaluation = JsonDocument.Parse(evaluate.Output);
        Assert.Equal(1, evaluation.RootElement.GetProperty("accuracy").GetDouble());
        Assert.Equal(0, evaluation.RootElement.GetProperty("errors").GetInt32());
        Assert.Equal(64, evaluation.RootElement.GetProperty("examples").GetInt32());
        var confusion = evaluation.RootElement.GetProperty("confusion").GetRawText();
        Assert.Equal("[[32,0],[0,32]]", string.Concat(confusion.Where(c => !char.IsWhiteSpace(c))));

        // The left half bright: class 0. And a file that is no picture, which does not spoil the rest.
        var left = data.WritePicture("left.png", (_, column) => column < 2);
        var right = data.WritePicture("right.png", (_, column) => column >= 2);
        var predict = ChainruleProcess.Run("predict", model, left, model, right, "--json");
        Assert.Equal(2, predict.ExitCode);
        Assert.StartsWith($"error: {model}", Assert.Single(predict.Error.TrimEnd().Split('\n')));
        using var predictions = JsonDocument.Parse(predict.Output);
        Assert.Equal(
            [0, 1], predictions.RootElement.GetProperty("predictions").EnumerateArray().Select(one => one.GetProperty("label").GetInt32()));
        Assert.Equal(1, predictions.RootElement.GetProperty("failures").GetArrayLength());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Interrupted_it_saves_what_was_learnt(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send");
        var model = data.PathOf("model.safetensors");
        using var process = ChainruleProcess.Start(
            "train", "--network", SmallData.Network, "--data", data.Folder, "--epochs", "100000000", "--threads", "1", "--out", model);
        // The first line of progress says that an epoch is over, and many more are to come.
        Assert.StartsWith("epoch 1/", process.StandardError.ReadLine());
        Process.Start("kill", [$"-{signal}", $"{process.Id}"])!.WaitForExit();
        var run = ChainruleProcess.Finish(process);
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("what was learnt is in", run.Error.TrimEnd().Split('\n')[^1]);
        Assert.Equal(SmallData.Network, NetworkFile.Load(model).ToString());
        Assert.Empty(Directory.GetFiles(data.Folder, "*.tmp"));
    }

    [Fact]
    public void Interrupted_after_its_last_step_it_has_nothing_left_to_cancel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send");
        // Judging so many test examples takes much longer than a signal does to arrive.
        using var many = new SmallData(examples: 40_000);
        var model = many.PathOf("model.safetensors");
        using var process = ChainruleProcess.Start(
            "train", "--network", "input 1x4x4 | dense 512 | dense 512 | dense 2", "--data", many.Folder, "--epochs", "1", "--threads", "1", "--batch",
            "1000", "--out", model);
        Assert.StartsWith("epoch 1/1", process.StandardError.ReadLine());
        Process.Start("kill", ["-INT", $"{process.Id}"])!.WaitForExit();
        var run = ChainruleProcess.Finish(process);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("saved to", run.Output);
    }

    private ChainruleProcess Train(params string[] arguments) =>
        ChainruleProcess.Run(["train", "--network", SmallData.Network, "--data", data.Folder, "--batch", "8", .. arguments]);
}
