using System.Text.Json;
using System.Xml.Linq;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;

namespace Chainrule.Tests.Cli;

public sealed class KernelCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static string Run(params string[] arguments)
    {
        var run = ChainruleProcess.Run(["kernel", .. arguments]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.ExitCode);
        return run.Output;
    }

    [Fact]
    public void A_kernel_is_explained_for_people()
    {
        var text = Run("1", "0", "-1;", "2", "0", "-2;", "1", "0", "-1");

        Assert.StartsWith("1 0 -1; 2 0 -2; 1 0 -1\n══════════════════════\n", text);
        Assert.Contains(
            """
                  ⎡ 1  0  −1 ⎤   ⎡ 1 ⎤
              K = ⎢ 2  0  −2 ⎥ = ⎢ 2 ⎥·[ 1  0  −1 ]
                  ⎣ 1  0  −1 ⎦   ⎣ 1 ⎦
            """.ReplaceLineEndings("\n"), text);
        Assert.Contains("• This is sobel-x.\n", text);
        Assert.Contains("\n      0° (right) │           −4      0         −2.731       0\n", text);
        Assert.DoesNotContain("\x1b", text);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [InlineData("-1 0 1; -2 0 2; -1 0 1", "sobel-x", -1)]
    [InlineData("gaussian 1.5 7", "gaussian 1.5 7", 1)]
    [InlineData("-.5 * box 3", "box 3", -0.5)]
    public void The_document_says_the_same_to_programs(string kernel, string name, double scale)
    {
        // Quoted or not, it is the same kernel.
        var quoted = Run(kernel, "--json");
        Assert.Equal(quoted, Run([.. kernel.Split(' '), "--json"]));

        using var document = JsonDocument.Parse(quoted);
        var root = document.RootElement;
        Assert.Equal(KernelText.Parse(kernel), KernelText.Parse(root.GetProperty("kernel").GetString()!));
        var channel = root.GetProperty("channels")[0];
        Assert.Equal(name, channel.GetProperty("match").GetProperty("name").GetString());
        Assert.Equal(scale, channel.GetProperty("match").GetProperty("scale").GetDouble(), 1e-9);
        Assert.Equal(1, channel.GetProperty("rank").GetProperty("value").GetInt32());
        Assert.Equal(24, channel.GetProperty("edges").GetArrayLength());
        Assert.Equal(33, channel.GetProperty("frequency").GetProperty("gains").GetArrayLength());
        Assert.Equal(33, channel.GetProperty("frequency").GetProperty("gains")[0].GetArrayLength());
        Assert.Equal(
            KernelAnalysis.Of(KernelText.Parse(kernel)).Frequencies.At(28 / 32.0 - 0.5, 12 / 32.0 - 0.5),
            channel.GetProperty("frequency").GetProperty("gains")[12][28].GetDouble(),
            1e-12);
        Assert.True(channel.GetProperty("observations").GetArrayLength() > 5);
        Assert.Equal(JsonValueKind.Null, root.GetProperty("report").ValueKind);
    }

    [Theory]
    [InlineData("0 0; 0 0")]
    [InlineData("5e-324 1 0; 1 1 1; 0 1 0")]
    [InlineData("1 2; 3 4 | 5 6; 7 8 | 1 1; 1 1")]
    [InlineData("3")]
    [InlineData("box 230 220")]
    public void Any_kernel_gives_a_document_and_a_page(string kernel)
    {
        var file = folder.File("page.html");
        using var document = JsonDocument.Parse(Run(kernel, "--json", "--report", file));
        Assert.Equal(KernelText.Parse(kernel).Channels, document.RootElement.GetProperty("channels").GetArrayLength());
        Assert.Equal(file, document.RootElement.GetProperty("report").GetString());
        Assert.NotNull(XDocument.Parse(File.ReadAllText(file)).Root);
    }

    [Fact]
    public void A_gain_that_is_only_rounding_is_0()
    {
        using var document = JsonDocument.Parse(Run("0.1 0.2 -0.3", "--json"));
        Assert.Equal(0, document.RootElement.GetProperty("channels")[0].GetProperty("frequency").GetProperty("constant").GetDouble());
    }

    [Fact]
    public void A_file_holds_a_kernel()
    {
        var file = folder.File("weights.csv");
        File.WriteAllText(file, "0,1,0\n1,-4,1\n0,1,0\n");
        Assert.Contains("This is laplace.", Run(file));
    }

    [Fact]
    public void All_kernels_with_a_name_are_listed()
    {
        var text = Run("--list");
        Assert.All(KernelCatalogue.All, entry => Assert.Contains(entry.Name, text));
        Assert.Contains("-2 -1 0; -1 1 1; 0 1 2", text);

        using var document = JsonDocument.Parse(Run("--list", "--json"));
        var kernels = document.RootElement.GetProperty("kernels").EnumerateArray().ToList();
        Assert.Equal(KernelCatalogue.All.Select(entry => entry.Syntax), kernels.Select(entry => entry.GetProperty("syntax").GetString()));
    }

    [Fact]
    public void A_file_that_is_no_matrix_is_said_to_be_none()
    {
        using var folder = new TemporaryFolder();
        ChainruleProcess.Run(["kernel", folder.Write([1, 2, 3], "photo.png")]).AssertRefused("photo.png", ".csv, .txt or .npy");
    }

    [Theory]
    [InlineData("", "needs a kernel", "--list")]
    [InlineData("sobl-x", "'sobl-x'", "did you mean 'sobel-x'?")]
    [InlineData("1 2; 3", "column 6", "row 2 has 1 weight and row 1 has 2")]
    [InlineData("1 x", "column 3", "'x'")]
    [InlineData("1e200", "scale it")]
    [InlineData("gaussian 0", "SIGMA", "from 0.1 to 100")]
    [InlineData("box 1000 1000 1", "the end after box ROWS [COLUMNS]")]
    [InlineData("sobel-x --jsno", "unknown option '--jsno'", "did you mean '--json'?")]
    [InlineData("sobel-x --list", "--list")]
    [InlineData("--list --report x.html", "--list")]
    [InlineData("sobel-x --report", "--report")]
    [InlineData("sobel-x --report /nowhere/there/page.html", "no folder")]
    [InlineData("sobel-x --report page.txt", "page.txt", "ends in .html")]
    [InlineData("missing.csv --report page", "page:", "ends in .html")]
    [InlineData("missing.csv", "missing.csv")]
    public void A_mistake_is_one_line(string line, params string[] mentioning) =>
        ChainruleProcess.Run(["kernel", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]).AssertRefused(mentioning);

    [Fact]
    public void Help_ends_with_examples_that_use_the_command()
    {
        var help = Run("--help");
        var examples = help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Trim().Split('\n')[1..];
        Assert.All(examples, example => Assert.StartsWith("chainrule kernel ", example.Trim()));
        Assert.All(help.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }
}
