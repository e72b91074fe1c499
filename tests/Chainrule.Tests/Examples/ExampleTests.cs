using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Chainrule.Derivations.Steps;
using Chainrule.Visuals;

namespace Chainrule.Tests.Examples;

/// <summary>The examples, run the way that a reader runs them.</summary>
public sealed partial class ExampleTests : IDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_mnist_example_learns_to_read_digits()
    {
        var output = await Run("examples/01-mnist.cs", "ffn", "1");

        var accuracy = Accuracy().Match(output);
        Assert.True(accuracy.Success, output);
        Assert.InRange(double.Parse(accuracy.Groups[1].Value, CultureInfo.InvariantCulture), 90, 100);
        Assert.Contains("test digit 0 is a 7; the network says 7", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_edges_example_finds_the_edges_of_its_picture()
    {
        var output = await Run("examples/02-edges.cs", folder.FullName);

        Assert.Contains("1x320x480 filtered by sobel-x is 1x318x478", output, StringComparison.Ordinal);
        Assert.Contains("+ (−1)·205 = −261.5", output, StringComparison.Ordinal);
        var edges = PictureFile.Read(folder.File("edges.png"));
        Assert.Equal(PictureFile.Read(folder.File("scene.png")).Shape, edges.Shape);
        Assert.Contains($"{edges.Pixels.Count(pixel => pixel == 255)} of 153600 pixels lie on an edge", output, StringComparison.Ordinal);
        // The wall's left side is an edge, the middle of the wall is none.
        Assert.Equal([255, 0], new[] { 119, 140 }.Select(column => (int)edges.Pixels[200 * 480 + column]));
    }

    /// <summary>The numbers are those that Mazur published.</summary>
    [Fact]
    public async Task The_derivation_example_works_out_a_step_and_undoes_it()
    {
        var output = await Run("examples/03-derivation.cs");

        Assert.Contains("The update of w_jk in dense2: w_jk ← w_jk − η ∂L/∂w_jk", output, StringComparison.Ordinal);
        Assert.Contains("= v_ij − η δ_j^h x_i\n", output, StringComparison.Ordinal);
        Assert.Contains("outputs 0.751365070, 0.772928465", output, StringComparison.Ordinal);
        Assert.Contains("loss 0.298371109, after the step 0.280471447", output, StringComparison.Ordinal);
        Assert.Contains("dense1.weight becomes 0.149780716, 0.199561432, 0.249751144, 0.299502287;", output, StringComparison.Ordinal);
        Assert.Contains("dense2.weight becomes 0.358916480, 0.408666186, 0.511301270, 0.561370121;", output, StringComparison.Ordinal);
        var disagreement = Disagreement().Match(output);
        Assert.True(disagreement.Success, output);
        Assert.InRange(double.Parse(disagreement.Groups[1].Value, CultureInfo.InvariantCulture), 0, GradientCheck.Tolerance);
        Assert.Contains("undone: every parameter has the bits that it had", output, StringComparison.Ordinal);
    }

    /// <summary>
    /// Builds and runs a file-based app. Everything that the build makes, of the library too, goes to a folder of its own,
    /// so that no other build of the same projects is disturbed.
    /// </summary>
    private async Task<string> Run(string example, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] words = ["run", example, "--artifacts-path", folder.File("artifacts"), "--", .. arguments];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }
        // The example saves its network in the folder for temporary files.
        start.Environment["TMPDIR"] = start.Environment["TMP"] = start.Environment["TEMP"] = folder.FullName;
        // Helpers of the compiler that outlived the build would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        // The library is analyzed where it is built for itself.
        start.Environment["RunAnalyzers"] = "false";

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            var said = $"{await output}{await error}";
            Assert.True(process.ExitCode == 0, said);
            return await output;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{example} has not ended after {patience.TotalSeconds} s");
        }
    }

    [GeneratedRegex(@"largest disagreement .*: (\d\.\de[-+]\d+)")]
    private static partial Regex Disagreement();

    [GeneratedRegex(@"test accuracy (\d+\.\d+) ?%")]
    private static partial Regex Accuracy();
}
