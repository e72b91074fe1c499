using System.Text;
using System.Text.Json;
using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Tests.Visuals;
using Chainrule.Visuals;

namespace Chainrule.Tests.Cli;

/// <summary><c>chainrule convolve</c>, as a reader of exercise 4-2 would use it.</summary>
public sealed class ConvolveCommandTests : IDisposable
{
    private const string Sheet = "5,5,2,5,5\n5,5,2,5,5\n7,7,5,7,7\n5,5,2,5,5\n5,5,2,5,5\n";

    private readonly TemporaryFolder folder = new();
    private readonly string sheet;

    public ConvolveCommandTests() => sheet = Write("sheet.csv", Sheet);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_sheet_is_solved_in_every_format()
    {
        Assert.Equal("11,0,-11\n10,0,-10\n11,0,-11\n", Print("--kernel", "sobel-x", "--format", "csv"));

        var table = Print("--kernel", "1 0 -1; 2 0 -2; 1 0 -1");
        Assert.Contains("  11  0  -11\n  10  0  -10\n  11  0  -11\n", table, StringComparison.Ordinal);
        Assert.Contains("rows: ⌊(5 + 0 + 0 − 3) / 1⌋ + 1 = 3", table, StringComparison.Ordinal);

        using var document = JsonDocument.Parse(Print("--kernel", "sobel-x", "--json"));
        var root = document.RootElement;
        Assert.Equal([3, 3], root.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        Assert.Equal("[11, 0, -11]", root.GetProperty("output")[0].GetRawText());
        Assert.Equal("cross-correlation", root.GetProperty("mode").GetString());
    }

    [Fact]
    public void Convolution_turns_the_signs_of_sobel() =>
        Assert.Equal("-11,0,11\n-10,0,10\n-11,0,11\n", Print("--kernel", "sobel-x", "--mode", "convolution", "--format", "csv"));

    [Fact]
    public void A_cell_is_explained_in_every_format()
    {
        const string sum = "S_{0,0} = 1·5 + 0·5 + (−1)·2 + 2·5 + 0·5 + (−2)·2 + 1·7 + 0·7 + (−1)·5 = 11";
        Assert.Contains(sum, Print("--kernel", "sobel-x", "--explain", "0,0"), StringComparison.Ordinal);
        Assert.Contains(@"\documentclass", Print("--kernel", "sobel-x", "--explain", "0,0", "--format", "latex"), StringComparison.Ordinal);
        Assert.Contains("<math", Print("--kernel", "sobel-x", "--explain", "all", "--format", "html"), StringComparison.Ordinal);

        using var document = JsonDocument.Parse(Print("--kernel", "sobel-x", "--explain", "0,0", "--json"));
        var explanation = document.RootElement.GetProperty("explanations")[0];
        Assert.Equal(sum, explanation.GetProperty("equation").GetString());
        Assert.Equal(11, explanation.GetProperty("sum").GetDouble());
        Assert.Equal(9, explanation.GetProperty("terms").GetArrayLength());

        using var all = JsonDocument.Parse(Print("--kernel", "sobel-x", "--explain", "all", "--json"));
        Assert.Equal(
            [11, 0, -11, 10, 0, -10, 11, 0, -11],
            all.RootElement.GetProperty("explanations").EnumerateArray().Select(cell => cell.GetProperty("sum").GetInt32()));

        var file = folder.File("solution.md");
        Assert.Contains(file, Print("--kernel", "laplace", "--explain", "all", "--out", file), StringComparison.Ordinal);
        Assert.StartsWith("# ", File.ReadAllText(file));
    }

    [Fact]
    public void Cells_that_a_stride_never_reads_are_named() => Assert.Contains(
        "columns that no window reads: 4", Print("--kernel", "1 1", "--stride", "1,2"), StringComparison.Ordinal);

    [Fact]
    public void Every_option_reaches_the_filter()
    {
        // By hand: the matrix 1 2; 3 4, extended by wrapping, dilated by 2 along the columns alone.
        var small = Write("small.txt", "1 2\n3 4\n");
        Assert.Equal(
            "3,3\n7,7\n3,3\n",
            Run("convolve", small, "--kernel", "1 1", "--padding", "0,1,0,1", "--dilation", "1", "--boundary", "wrap", "--format", "csv").Output);
        Assert.Equal(
            "2,4\n6,8\n",
            Run("convolve", small, "--kernel", "1 1", "--padding", "0,0,0,2", "--dilation", "1,2", "--boundary", "wrap", "--format", "csv").Output);
    }

    [Fact]
    public void A_matrix_comes_from_standard_input_and_a_kernel_from_a_file()
    {
        var kernel = Write("kernel.csv", "1,0,-1\n2,0,-2\n1,0,-1\n");
        using var process = ChainruleProcess.Start("convolve", "-", "--kernel", kernel, "--format", "csv");
        process.StandardInput.Write(Sheet);
        process.StandardInput.Close();
        var result = ChainruleProcess.Finish(process);
        Assert.Equal("11,0,-11\n10,0,-10\n11,0,-11\n", result.Output);
    }

    [Fact]
    public void Outputs_are_written_by_their_names()
    {
        var (csv, npy, json, png) = (folder.File("o.csv"), folder.File("o.npy"), folder.File("o.json"), folder.File("o.png"));
        foreach (var file in new[] { csv, npy, json, png })
        {
            Print("--kernel", "sobel-x", "--out", file);
        }
        Assert.Equal("11,0,-11\n10,0,-10\n11,0,-11\n", File.ReadAllText(csv));
        Assert.Equal([11, 0, -11, 10, 0, -10, 11, 0, -11], Assert.IsType<NumericTensor<double>>(MatrixFile.Read(npy)).Tensor.Values.ToArray());
        Assert.Equal(3, JsonDocument.Parse(File.ReadAllText(json)).RootElement.GetProperty("output").GetArrayLength());
        Assert.Equal(3, PictureFile.Read(png).Shape.Channels);
    }

    [Fact]
    public void A_picture_filtered_by_the_identity_stays_as_it_is()
    {
        var pixels = new byte[3 * 20 * 30];
        new Random(1).NextBytes(pixels);
        var (from, to) = (folder.File("from.png"), folder.File("to.png"));
        PictureFile.WritePng(from, new Picture(new Shape(3, 20, 30), pixels), TestContext.Current.CancellationToken);
        Assert.Equal(0, Run("convolve", from, "--kernel", "identity", "--padding", "same", "--out", to).ExitCode);
        Assert.Equal(pixels, PictureFile.Read(to).Pixels);
    }

    [Fact]
    public void A_sharpened_picture_is_a_picture_though_it_passes_black_and_white()
    {
        var file = folder.File("sharp.png");
        var five = Path.Combine(Repository.Root, "docs", "images", "five.png");
        Assert.Equal(0, Run("convolve", five, "--kernel", "sharpen", "--padding", "same", "--boundary", "replicate", "--out", file).ExitCode);
        Assert.Equal(PictureFile.Read(five).Shape, PictureFile.Read(file).Shape);
    }

    [Fact]
    public void Cells_that_a_boundary_reads_count_as_read()
    {
        var square = Write("square.csv", "1,2,3\n4,5,6\n7,8,9\n");
        // Row 0 of the output reads rows -1 and 3, which wrapping makes 2 and 0; row 1 is read by none.
        using var document = JsonDocument.Parse(Run(
            "convolve", square, "--kernel", "1; 1", "--dilation", "4,1", "--padding", "1,1,0,0", "--boundary", "wrap", "--json").Output);
        Assert.Equal("[1]", document.RootElement.GetProperty("rows").GetProperty("neverRead").GetRawText());
        Assert.Equal("[8, 10, 12]", document.RootElement.GetProperty("output")[0].GetRawText());
    }

    [Fact]
    public void A_kernel_spread_far_apart_takes_memory_for_what_it_reads() => Assert.Equal(0, ChainruleProcess.RunWithin(
        400_000_000, "convolve", Write("one.csv", "5\n"), "--kernel", "1/1000 * gabor 30", "--dilation", "20000", "--padding", "same").ExitCode);

    [Fact]
    public void What_is_refused_has_written_nothing()
    {
        var file = folder.File("refused.md");
        Run("convolve", sheet, "--kernel", "sobel-x", "--explain", "all", "--out", file, "--format", "csv").AssertRefused("csv");
        Assert.False(File.Exists(file));
        Run("convolve", sheet, "--kernel", "sobel-x", "--stride", "1", "--stride", "2").AssertRefused("--stride");
        Run("convolve", sheet, "--kernel", "sobel-x", "--json", "--format", "csv").AssertRefused("--json", "csv");
        Run("convolve", sheet, "--kernel", "sobel-x", "--scale", "abs").AssertRefused("--scale", ".png");
    }

    [Fact]
    public void An_explanation_is_written_as_json_too()
    {
        var file = folder.File("cells.json");
        Assert.Equal(0, Run("convolve", sheet, "--kernel", "sobel-x", "--explain", "all", "--out", file).ExitCode);
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(9, document.RootElement.GetProperty("explanations").GetArrayLength());
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--format", "csv")]
    [InlineData("--explain", "0,0")]
    public void Numbers_that_cannot_be_held_are_refused(params string[] options) =>
        Run(["convolve", Write("huge.csv", "1e200,1e200\n"), "--kernel", "1e200 1", .. options]).AssertRefused("too large");

    [Theory]
    [InlineData("1,2,3\n4,5\n", "row 2")]
    [InlineData("1,2\n3,x\n", "row 2", "column 2", "'x'")]
    [InlineData("1,NaN\n3,4\n", "row 1", "column 2")]
    [InlineData("")]
    [InlineData("1,2\n3,4\n", "3x3", "2x2")]
    public void Bad_matrices_are_refused(string content, params string[] mentioning) =>
        Run("convolve", Write("bad.csv", content), "--kernel", "sobel-x").AssertRefused(mentioning);

    [Theory]
    [InlineData("--stride", "0")]
    [InlineData("--stride", "1,2,3")]
    [InlineData("--padding", "-1")]
    [InlineData("--padding", "some")]
    [InlineData("--dilation", "0")]
    [InlineData("--mode", "corelation")]
    [InlineData("--boundary", "mirror")]
    [InlineData("--explain", "9,9")]
    [InlineData("--explain", "first")]
    [InlineData("--format", "markdown")]
    [InlineData("--out", "output.xyz")]
    public void Bad_options_are_refused(string option, string value) =>
        Run("convolve", sheet, "--kernel", "sobel-x", option, value).AssertRefused();

    [Fact]
    public void Damaged_pictures_are_refused()
    {
        Run("convolve", Write("empty.png", ""), "--kernel", "sobel-x").AssertRefused("empty.png");

        var whole = File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "images", "five.png"));
        Run("convolve", folder.Write(whole[..(whole.Length / 2)], "half.png"), "--kernel", "sobel-x").AssertRefused("half.png");
    }

    [Fact]
    public void A_picture_that_claims_to_be_huge_is_refused_by_its_header()
    {
        byte[] png =
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. PngBytes.Chunk("IHDR"u8, [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, 8, 0, 0, 0, 0]),
        ];
        var file = folder.Write(png, "huge.png");
        ChainruleProcess.RunWithin(200_000_000, "convolve", file, "--kernel", "sobel-x").AssertRefused("huge.png");
    }

    private string Print(params string[] options)
    {
        var result = Run(["convolve", sheet, .. options]);
        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        return result.Output;
    }

    private static ChainruleProcess Run(params string[] arguments) => ChainruleProcess.Run(arguments);

    private string Write(string name, string content) => folder.Write(Encoding.UTF8.GetBytes(content), name);
}
