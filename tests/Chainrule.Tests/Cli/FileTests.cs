namespace Chainrule.Tests.Cli;

public sealed class FileTests : IDisposable
{
    private readonly SmallData data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public void A_file_that_is_no_network_is_refused()
    {
        var file = data.PathOf("train-labels-idx1-ubyte.gz");
        ChainruleProcess.Run("evaluate", file, "--data", data.Folder).AssertRefused(file);
        ChainruleProcess.Run("predict", data.PathOf("none.safetensors"), file).AssertRefused("none.safetensors");
    }

    [Fact]
    public void A_folder_without_data_is_refused()
    {
        var empty = Directory.CreateDirectory(data.PathOf("empty")).FullName;
        Train("--data", empty).AssertRefused(empty);
        Train("--data", data.PathOf("nowhere")).AssertRefused("nowhere");
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_refused_before_training()
    {
        File.WriteAllText(data.PathOf("file"), "");
        foreach (var output in new[] { data.Folder, data.PathOf("nowhere/model.safetensors"), data.PathOf("file/model.safetensors") })
        {
            Train("--data", data.Folder, "--epochs", "1000000", "--out", output).AssertRefused(output);
        }
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        var file = data.PathOf("train-images-idx3-ubyte.gz");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^12]);
        Train("--data", data.Folder, "--out", data.PathOf("model.safetensors")).AssertRefused(file);
        Assert.False(File.Exists(data.PathOf("model.safetensors")));
    }

    [Fact]
    public void Labels_that_do_not_match_the_pictures_are_refused()
    {
        data.Write("train-labels-idx1-ubyte.gz", [63], index => (byte)(index % 2));
        Train("--data", data.Folder).AssertRefused("63", "64");
    }

    [Fact]
    public void A_class_that_the_network_has_no_output_for_is_refused()
    {
        data.Write("train-labels-idx1-ubyte.gz", [64], index => (byte)(index % 3));
        Train("--data", data.Folder).AssertRefused("2", "3");
    }

    [Fact]
    public void A_network_that_does_not_fit_the_data_is_refused() =>
        ChainruleProcess.Run("train", "--network", "ffn", "--data", data.Folder).AssertRefused("1x28x28", "1x4x4");

    [Fact]
    public void Verify_says_which_file_is_damaged_and_fails()
    {
        var whole = ChainruleProcess.Run("data", "verify", "--data", data.Folder);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        var file = data.PathOf("t10k-images-idx3-ubyte.gz");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^12]);
        var damaged = ChainruleProcess.Run("data", "verify", "--data", data.Folder);
        Assert.Equal(1, damaged.ExitCode);
        Assert.Contains("t10k-images-idx3-ubyte.gz", damaged.Output);
    }

    private static ChainruleProcess Train(params string[] arguments) =>
        ChainruleProcess.Run(["train", "--network", SmallData.Network, .. arguments]);
}
