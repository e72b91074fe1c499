using System.Text.Json;

namespace Chainrule.Tests.Cli;

public sealed class DeriveCommandTests : IDisposable
{
    private const string Update = "w_jk ← w_jk − η ∂L/∂w_jk = w_jk − η (ŷ_k − y_k) ŷ_k (1 − ŷ_k) a_j^h = w_jk − η δ_k^o a_j^h";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("text", "w_jk − η δ_k^o a_j^h")]
    [InlineData("markdown", "# ")]
    [InlineData("latex", @"\documentclass")]
    [InlineData("html", "<math")]
    [InlineData("json", "\"sections\"")]
    public void The_sheet_is_derived_in_every_format(string format, string mark) =>
        Assert.Contains(mark, Print("derive", "--network", "sheet", "--format", format));

    [Fact]
    public void The_document_has_its_fields()
    {
        using var document = JsonDocument.Parse(Print("derive", "--network", "sheet", "--json"));
        var root = document.RootElement;
        Assert.Equal("input 2 | dense 2 sigmoid | dense 2 sigmoid", root.GetProperty("network").GetString());
        Assert.Equal("sse", root.GetProperty("loss").GetString());
        var steps = root.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("steps").EnumerateArray()).ToList();
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.GetProperty("number").GetInt32()));
        Assert.All(steps, step => Assert.All(
            ["rule", "why", "left", "latex"], field => Assert.NotEqual("", step.GetProperty(field).GetString())));
        Assert.Contains(Update, steps.Select(step =>
            $"{step.GetProperty("left").GetString()} ← {string.Join(" = ", step.GetProperty("right").EnumerateArray().Select(side => side.GetString()))}"));
    }

    [Theory]
    [InlineData(".txt", "text")]
    [InlineData(".md", "markdown")]
    [InlineData(".tex", "latex")]
    [InlineData(".html", "html")]
    public void A_file_has_the_format_of_its_name(string extension, string format)
    {
        var file = folder.File("sheet" + extension);
        Assert.Equal($"written to {file}\n", Print("derive", "--network", "sheet", "--out", file));
        Assert.Equal(Print("derive", "--network", "sheet", "--format", format), File.ReadAllText(file));
    }

    [Theory]
    [InlineData("sheet")]
    [InlineData("lenet")]
    [InlineData("pytorch-mnist", "--loss", "mse")]
    [InlineData("input 2 | relu", "--loss", "sse")]
    public void Every_line_fits_its_columns(string network, params string[] options) => Assert.All(
        Print(["derive", "--network", network, .. options]).Split('\n'), line => Assert.True(line.Length <= 100, line));

    [Theory]
    [InlineData("--network", "input 2 | dens 2", "column 11", "did you mean 'dense'?")]
    [InlineData("--loss", "hinge", "unknown loss 'hinge'")]
    [InlineData("--format", "csv", "--format", "'csv'")]
    [InlineData("--out", "sheet.pdf", ".tex", "sheet.pdf")]
    [InlineData("--out", "", "a file without a name")]
    public void Bad_options_are_refused(string option, string value, params string[] mentioning) => ChainruleProcess.Run(
        option == "--network" ? ["derive", option, value] : ["derive", "--network", "sheet", option, value]).AssertRefused(mentioning);

    [Fact]
    public void A_network_too_deep_to_be_read_is_refused() => ChainruleProcess.Run(
        "derive", "--network", "input 2" + string.Concat(Enumerable.Repeat(" | dense 2 tanh", 4000))).AssertRefused("8000 layers", "200");

    [Fact]
    public void Two_formats_are_refused() => ChainruleProcess.Run(
        "derive", "--network", "sheet", "--format", "html", "--out", folder.File("sheet.tex")).AssertRefused("--format html", "sheet.tex");

    private static string Print(params string[] line)
    {
        var run = ChainruleProcess.Run(line);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
