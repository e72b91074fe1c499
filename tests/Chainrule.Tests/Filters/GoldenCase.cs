using System.Text.Json;
using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>One of SciPy's answers, and the filter of ours that must give the same.</summary>
internal sealed record GoldenCase(string Question, Filter Filter, Tensor<double> Input, Tensor<double> Output)
{
    private static readonly Dictionary<string, GoldenCase[]> Cases = Read();

    /// <summary>The cases of one of SciPy's functions, by its name within <c>scipy</c>.</summary>
    public static GoldenCase[] Of(string function) => Cases[function];

    private static Dictionary<string, GoldenCase[]> Read()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "tests", "golden", "filters.json"));
        using var document = JsonDocument.Parse(file);
        var matrices = document.RootElement.GetProperty("matrices").EnumerateObject()
            .ToDictionary(matrix => matrix.Name, matrix => Tensor(matrix.Value));
        return document.RootElement.GetProperty("cases").EnumerateArray()
            .GroupBy(asked => Text(asked, "function"), asked => new GoldenCase(
                string.Join(' ', asked.EnumerateObject().SkipLast(1).Select(property => property.Value.ToString())),
                OurFilter(asked, matrices),
                matrices[Text(asked, "input")],
                Tensor(asked.GetProperty("output"))))
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    private static string Text(JsonElement asked, string property) => asked.GetProperty(property).GetString()!;

    private static Tensor<double> Tensor(JsonElement matrix)
    {
        double[][] rows = [.. matrix.EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetDouble()).ToArray())];
        return new Tensor<double>(new Shape(1, rows.Length, rows[0].Length), [.. rows.SelectMany(row => row)]);
    }

    private static Filter OurFilter(JsonElement asked, Dictionary<string, Tensor<double>> matrices)
    {
        var function = Text(asked, "function");
        return new Filter(OurKernel(function, asked, matrices))
        {
            Mode = function.EndsWith(".convolve", StringComparison.Ordinal) || function.EndsWith(".convolve2d", StringComparison.Ordinal)
                ? FilterMode.Convolution
                : FilterMode.CrossCorrelation,
            Padding = OurPadding(function, asked),
            Boundary = OurBoundary(Text(asked, "boundary")),
        };
    }

    private static Kernel OurKernel(string function, JsonElement asked, Dictionary<string, Tensor<double>> matrices) => function switch
    {
        "ndimage.sobel" => Along(asked, Weights.SobelDown),
        "ndimage.prewitt" => Along(asked, Weights.PrewittDown),
        "ndimage.laplace" => Weights.Laplace,
        "ndimage.gaussian_filter" => Weights.Gaussian(asked.GetProperty("sigma").GetDouble()),
        "ndimage.gaussian_laplace" => Weights.GaussianLaplace(asked.GetProperty("sigma").GetDouble()),
        _ => new Kernel(matrices[Text(asked, "kernel")].Shape, matrices[Text(asked, "kernel")].Values),
    };

    /// <summary>NumPy's axis 0 runs down the rows, its axis 1 along the columns.</summary>
    private static Kernel Along(JsonElement asked, Kernel down) => asked.GetProperty("axis").GetInt32() == 0 ? down : down.Transposed();

    /// <summary>
    /// Where the odd cell of an even kernel goes, which SciPy's documents leave to its code. <c>signal</c> cuts the middle
    /// from the full output, rounding down: that is same for its cross-correlation, and same-lower for its convolution,
    /// whose windows end where the others begin. <c>ndimage</c> lays the kernel's cell ⌊size / 2⌋ on the output's, which is
    /// same-lower; its convolution takes the flipped kernel and its origin with it, which is same.
    /// </summary>
    private static Padding OurPadding(string function, JsonElement asked) => function switch
    {
        "signal.correlate2d" or "signal.convolve2d" => Text(asked, "mode") switch
        {
            "full" => Padding.Full,
            "valid" => Padding.Valid,
            _ => function == "signal.correlate2d" ? Padding.Same : Padding.SameLower,
        },
        "ndimage.correlate" => Padding.SameLower,
        _ => Padding.Same,
    };

    /// <summary>
    /// <c>ndimage</c>'s reflect repeats the edge cell, as <c>signal</c>'s symm does; its mirror does not, and is our Reflect.
    /// </summary>
    private static Boundary OurBoundary(string boundary) => boundary switch
    {
        "fill" or "constant" => Boundary.Zero,
        "nearest" => Boundary.Replicate,
        "mirror" => Boundary.Reflect,
        "symm" or "reflect" => Boundary.Symmetric,
        "wrap" => Boundary.Wrap,
        _ => throw new ArgumentException($"no boundary {boundary}", nameof(boundary)),
    };
}
