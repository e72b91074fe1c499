using System.Diagnostics;
using Chainrule.Cli;

namespace Chainrule.Tests.Cli;

public class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("compare")]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("predict")]
    [InlineData("derive")]
    [InlineData("step")]
    [InlineData("check")]
    [InlineData("convolve")]
    [InlineData("kernel")]
    [InlineData("gradient")]
    [InlineData("data")]
    [InlineData("data list")]
    [InlineData("data verify")]
    [InlineData("bench")]
    [InlineData("bench train")]
    [InlineData("bench infer")]
    [InlineData("studio")]
    public void Help_ends_with_examples_that_use_the_command(string command)
    {
        var help = ChainruleProcess.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, help.ExitCode);
        Assert.Equal("", help.Error);
        var examples = help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..].Trim().Split('\n')[1..];
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.StartsWith($"chainrule {command}".TrimEnd(), example.Trim()));
        Assert.DoesNotContain("\x1b", help.Output);
        Assert.All(help.Output.Split('\n'), line => Assert.True(line.Length <= 80 || line.Contains("chainrule "), line));
    }

    [Fact]
    public void Version_is_one_line()
    {
        var version = ChainruleProcess.Run("--version");
        Assert.Equal(0, version.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\S*\r?\n$", version.Output);
    }

    [Theory]
    [InlineData("", "expected a command", "compare")]
    [InlineData("trian", "'trian'", "did you mean 'train'?")]
    [InlineData("train --netwrok lenet", "'--netwrok'", "did you mean '--network'?")]
    [InlineData("train", "--network", "required")]
    [InlineData("train --network ffn --epochs 0", "--epochs", "at least 1", "'0'")]
    [InlineData("train --network ffn --batch many", "--batch", "from 1 to", "'many'")]
    [InlineData("train --network ffn --seed 1.5", "--seed", "whole number", "'1.5'")]
    [InlineData("train --network ffn --validation 1", "--validation", "'1'")]
    [InlineData("train --network ffn --normalize some", "--normalize", "none or standard", "'some'")]
    [InlineData("train --network ffn --patience 2", "patience", "validation")]
    [InlineData("train --network ffn --threads -1", "--threads", "from 0 to", "'-1'")]
    [InlineData("bench train --network ffn --seconds 0", "--seconds", "above 0", "'0'")]
    [InlineData("convolve -- -dash.csv --kernel sobel-x", "--kernel stands after --", "put it before")]
    [InlineData("kernel -- sobel-x --json", "--json stands after --", "put it before")]
    [InlineData("data", "expected a command", "list", "verify")]
    [InlineData("evaluate one.safetensors two.safetensors", "'two.safetensors'")]
    public void A_mistake_on_the_command_line_is_one_line(string line, params string[] mentioning) =>
        ChainruleProcess.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).AssertRefused(mentioning);

    [Theory]
    [InlineData("convolve INPUT --kernel sobel-x --out NOTHING", "a file without a name")]
    [InlineData("kernel sobel-x --report NOTHING", "a file without a name")]
    [InlineData("gradient INPUT --out NOTHING", "a folder without a name")]
    public void A_name_of_nothing_is_one_line(string line, string mentioning) => ChainruleProcess.Run(
        [.. line.Split(' ').Select(word => word switch
        {
            "NOTHING" => "",
            "INPUT" => Path.Combine(Repository.Root, "examples", "image.csv"),
            _ => word,
        })]).AssertRefused(mentioning);

    /// <summary>Whether it is text, bytes, help or a table, and whether the disk is full or nobody there.</summary>
    [Theory]
    [InlineData("convolve IMAGE --kernel sobel-x", "> /dev/full", "No space left")]
    [InlineData("convolve IMAGE --kernel sobel-x --json", "> /dev/full", "No space left")]
    [InlineData("convolve IMAGE --kernel sobel-x --format csv", "> /dev/full", "No space left")]
    [InlineData("kernel --list", "> /dev/full", "No space left")]
    [InlineData("--help", "> /dev/full", "No space left")]
    [InlineData("convolve IMAGE --kernel sobel-x --explain all", ">&-", "is closed")]
    [InlineData("kernel sobel-x --json", ">&-", "is closed")]
    public void A_standard_output_that_takes_nothing_is_one_line(string line, string redirection, string mentioning)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "redirections of a shell, and a disk that is always full");
        var command = line.Replace("IMAGE", $"'{Path.Combine(Repository.Root, "examples", "image.csv")}'", StringComparison.Ordinal);
        var program = Path.Combine(AppContext.BaseDirectory, "Chainrule.Cli.dll");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"'{host}' '{program}' {command} {redirection}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        ChainruleProcess.Finish(shell).AssertRefused("standard output cannot be written", mentioning);
    }

    [Fact]
    public void Memory_that_does_not_suffice_is_one_line() =>
        ChainruleProcess.RunWithin(64 << 20, "bench", "infer", "--network", "input 1x28x28 | dense 4000 | dense 4000 | dense 10")
            .AssertRefused("not enough memory", "smaller network, batch");

    [Theory]
    [InlineData("input 1x28x28 | conv 6 5x | dense 10", "5x")]
    [InlineData("lenett", "lenett")]
    public void A_text_that_is_no_network_is_one_line(string network, string word) =>
        ChainruleProcess.Run("train", "--network", network).AssertRefused(word);

    [Fact]
    public void A_comma_parts_networks_unless_it_stands_in_a_padding()
    {
        Assert.Equal(["ffn", "lenet"], CompareCommand.Split(["ffn,lenet"]));
        Assert.Equal(["ffn", "lenet", "fast"], CompareCommand.Split(["ffn , lenet", "fast"]));
        Assert.Equal(
            ["input 1x8x8 | conv 2 3x3 pad 1,2,1,2 | dense 10", "input 1x8x8 | dense 10", "ffn"],
            CompareCommand.Split(["input 1x8x8 | conv 2 3x3 pad 1,2,1,2 | dense 10,input 1x8x8 | dense 10;ffn"]));
    }
}
