using System.Text.Json;
using Chainrule.Data;
using Chainrule.Filters.Gradients;
using Chainrule.Tensors;
using Chainrule.Visuals;

namespace Chainrule.Tests.Cli;

public class GradientCommandTests
{
    private static readonly string[] results = ["angle", "edges", "gx", "gy", "magnitude"];

    [Fact]
    public void A_picture_gets_a_folder_of_data_and_pictures()
    {
        using var folder = new TemporaryFolder();
        var picture = WriteStep(folder.File("step.png"));
        var output = folder.File("new/edges");
        using var document = Run(picture, "--out", output, "--operator", "scharr", "--high", "50%");
        Assert.Equal(
            results.SelectMany(name => new[] { name + ".npy", name + ".png" }),
            Directory.GetFiles(output).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

        var gradient = ImageGradient.Of(
            PictureFile.ReadLevels(picture).Tensor, GradientOperator.Scharr, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(gradient.Gx.Values.ToArray(), Floats(output, "gx").Values.ToArray());
        Assert.Equal(gradient.Gy.Values.ToArray(), Floats(output, "gy").Values.ToArray());
        Assert.Equal(gradient.Magnitude.Values.ToArray(), Floats(output, "magnitude").Values.ToArray());
        Assert.Equal(gradient.Angle.Values.ToArray(), Floats(output, "angle").Values.ToArray());
        var edges = Floats(output, "edges").Values.ToArray();
        Assert.Equal(Enumerable.Range(0, 8 * 12).Select(pixel => pixel % 12 == 5 ? 255f : 0), edges);
        // Enlarged: each pixel is a square of 26.
        var painted = PictureFile.Read(Path.Combine(output, "edges.png"));
        Assert.Equal(edges, Enumerable.Range(0, 8 * 12).Select(pixel => (float)painted.Pixels[(pixel / 12 * 12 * 26 + pixel % 12) * 26]));
        Assert.All(results, name => Assert.NotEmpty(PictureFile.Read(Path.Combine(output, name + ".png")).Pixels));

        var root = document.RootElement;
        Assert.Equal("1x8x12", root.GetProperty("shape").GetString());
        Assert.Equal(32, root.GetProperty("gain").GetDouble());
        Assert.Equal(16 * 200, root.GetProperty("largest").GetProperty("gx").GetDouble());
        Assert.Equal(0, root.GetProperty("largest").GetProperty("gy").GetDouble());
        Assert.Equal(16 * 100, root.GetProperty("thresholds").GetProperty("high").GetDouble());
        Assert.Equal(16 * 40, root.GetProperty("thresholds").GetProperty("low").GetDouble(), 1e-9);
        Assert.False(root.GetProperty("thresholds").GetProperty("automatic").GetBoolean());
        Assert.Equal(8, root.GetProperty("edges").GetProperty("pixels").GetInt32());
        Assert.Equal(8 / 96.0, root.GetProperty("edges").GetProperty("share").GetDouble());
        var left = Assert.Single(
            root.GetProperty("directions").EnumerateArray(), direction => direction.GetProperty("share").GetDouble() > 0);
        Assert.Equal(("left", 180), (left.GetProperty("name").GetString(), left.GetProperty("angle").GetInt32()));
        Assert.Equal(
            Directory.GetFiles(output).Order(StringComparer.Ordinal),
            root.GetProperty("files").EnumerateArray().Select(file => file.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_that_is_there_is_written_into()
    {
        using var folder = new TemporaryFolder();
        var input = folder.Write("1 2 4\n1 2 4\n"u8.ToArray(), "input.txt");
        folder.Write("old"u8.ToArray(), "gx.npy");
        var other = folder.Write("mine"u8.ToArray(), "other.txt");
        Assert.Equal(0, ChainruleProcess.Run("gradient", input, "--out", folder.FullName).ExitCode);
        var gx = Assert.IsType<NumericTensor<double>>(MatrixFile.Read(folder.File("gx.npy")));
        Assert.Equal([4, 12, 8, 4, 12, 8], gx.Tensor.Values.ToArray());
        Assert.Equal("mine", File.ReadAllText(other));
    }

    [Fact]
    public void One_file_that_cannot_be_written_leaves_all_ten_as_they_were()
    {
        using var folder = new TemporaryFolder();
        var input = folder.Write("1 2 4\n1 2 4\n"u8.ToArray(), "input.txt");
        var old = folder.Write("old"u8.ToArray(), "out", "gx.npy");
        var inTheWay = Directory.CreateDirectory(folder.File("out/edges.png")).FullName;
        ChainruleProcess.Run("gradient", input, "--out", folder.File("out")).AssertRefused(inTheWay, "is a folder");
        Assert.Equal("old", File.ReadAllText(old));
        Assert.Equal([inTheWay, old], Directory.GetFileSystemEntries(folder.File("out")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_says_what_was_found_and_nothing_is_written_unasked()
    {
        using var folder = new TemporaryFolder();
        var run = ChainruleProcess.Run("gradient", WriteStep(folder.File("step.png")), "--sigma", "0.7", "--boundary", "reflect");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1x8x12, sobel, boundary reflect, smoothed by sigma 0.7", run.Output);
        Assert.Contains("100.00%", run.Output);
        Assert.Contains("8 of 96 pixels", run.Output);
        Assert.Contains("from the input itself", run.Output);
        Assert.Equal(["step.png"], Directory.GetFileSystemEntries(folder.FullName).Select(Path.GetFileName));
    }

    [Fact]
    public void An_even_matrix_from_standard_input_has_no_edges()
    {
        using var process = ChainruleProcess.Start("gradient", "-", "--json");
        process.StandardInput.Write("0.1,0.1,0.1\n0.1,0.1,0.1\n");
        process.StandardInput.Close();
        var run = ChainruleProcess.Finish(process);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("standard input", document.RootElement.GetProperty("input").GetString());
        Assert.Equal(0, document.RootElement.GetProperty("edges").GetProperty("pixels").GetInt32());
        Assert.All(
            document.RootElement.GetProperty("directions").EnumerateArray(),
            direction => Assert.Equal(0, direction.GetProperty("share").GetDouble()));
    }

    [Theory]
    [InlineData("1 2\n3 4", "--operator sobl", "--operator", "sobel, scharr", "'sobl'")]
    [InlineData("1 2\n3 4", "--boundary edge", "--boundary", "replicate", "'edge'")]
    [InlineData("1 2\n3 4", "--sigma -1", "--sigma", "from 0 to", "'-1'")]
    [InlineData("1 2\n3 4", "--low 120%", "--low", "0% to 100%", "'120%'")]
    [InlineData("1 2\n3 4", "--low 20 --high 10", "--low is 20", "--high 10")]
    [InlineData("1 2\n3 4", "--out edges.png", "edges.png", "takes a folder")]
    [InlineData("1 2\n3 4", "--out INPUT", "input.txt", "no folder")]
    [InlineData("1 2\n3 4", "--out INPUT/edges", "input.txt/edges", "no folder")]
    [InlineData("1 2\n3 nan", "", "input.txt", "row 2")]
    [InlineData("1e308 -1e308\n3 4", "", "input.txt", "smaller numbers")]
    [InlineData("1\n\n2", "", "input.txt", "2 channels")]
    public void A_mistake_is_one_line_and_writes_nothing(string matrix, string options, params string[] mentioning)
    {
        using var folder = new TemporaryFolder();
        var input = folder.Write(System.Text.Encoding.UTF8.GetBytes(matrix), "input.txt");
        string[] words = [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("INPUT", input, StringComparison.Ordinal))];
        string[] output = options.Contains("--out", StringComparison.Ordinal) ? [] : ["--out", folder.File("edges")];
        ChainruleProcess.Run(["gradient", input, .. words, .. output]).AssertRefused(mentioning);
        Assert.Equal([input], Directory.GetFileSystemEntries(folder.FullName));
    }

    private static JsonDocument Run(params string[] arguments)
    {
        var run = ChainruleProcess.Run(["gradient", .. arguments, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output);
    }

    /// <summary>A picture of 8 rows, its first six columns bright and its last six dark.</summary>
    private static string WriteStep(string path)
    {
        PictureFile.WritePng(path, new Picture(
            new Shape(1, 8, 12), [.. Enumerable.Range(0, 8 * 12).Select(pixel => pixel % 12 < 6 ? (byte)230 : (byte)30)]));
        return path;
    }

    private static Tensor<float> Floats(string folder, string name) =>
        Assert.IsType<NumericTensor<float>>(MatrixFile.Read(Path.Combine(folder, name + ".npy"))).Tensor;
}
