using System.CommandLine;
using System.Numerics;
using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>A kernel on the command line: a name with its parameters, a matrix, or a file that holds one.</summary>
internal static class KernelArgument
{
    private static readonly string[] extensions = [".csv", ".txt", ".npy"];

    public static Option<string> NewOption() => new("--kernel")
    {
        HelpName = "K",
        Description =
            "A name (sobel-x, \"gaussian 1.5\", …; chainrule kernel --list has all), a matrix \"1 0 -1; 2 0 -2; 1 0 -1\", or a file " +
            "(.csv, .txt, .npy)",
        Required = true,
    };

    /// <summary>A file by its extension, anything else as a text.</summary>
    public static Kernel Read(string text)
    {
        if (!extensions.Contains(Path.GetExtension(text), StringComparer.OrdinalIgnoreCase))
        {
            return !KernelCatalogue.All.Any(entry => entry.Name == text) && File.Exists(text)
                ? throw new ChainruleException($"{text}: a kernel's file is a matrix and ends in .csv, .txt or .npy")
                : KernelText.Parse(text);
        }
        return MatrixFile.Read(text) switch
        {
            NumericTensor<float> floats => FromTensor(text, floats.Tensor),
            NumericTensor<double> doubles => FromTensor(text, doubles.Tensor),
            var other => throw new NotSupportedException($"no kernel of {other}"),
        };
    }

    private static Kernel FromTensor<T>(string file, Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (tensor.Shape.Count > KernelText.MostWeights)
        {
            throw new ChainruleException($"{file}: {tensor.Shape.Count} weights are more than a kernel has; give at most {KernelText.MostWeights}");
        }
        return new Kernel(tensor.Shape, Array.ConvertAll(tensor.Values.ToArray(), double.CreateChecked));
    }
}
