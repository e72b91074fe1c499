using System.Numerics;
using System.Text;
using Chainrule.Data;
using Chainrule.Tensors;
using InputFile = Chainrule.Visuals.InputFile;

namespace Chainrule.Studio.Convolution;

/// <summary>What is filtered: a matrix or a picture, its numbers as doubles.</summary>
/// <param name="Values">Channels × rows × columns.</param>
/// <param name="TopLevel">What white is; null for a matrix.</param>
/// <param name="File">The file that it came from; null for none.</param>
public sealed record LabInput(Tensor<double> Values, int? TopLevel = null, string? File = null)
{
    /// <summary>The image of the exercise sheet.</summary>
    private const string SheetText = "5,5,2,5,5\n5,5,2,5,5\n7,7,5,7,7\n5,5,2,5,5\n5,5,2,5,5\n";

    /// <summary>The largest file in bytes, and the most pixels or numbers in it: a lab is to answer at once.</summary>
    public const int MostBytes = 8_000_000, MostCells = 2_000_000;

    /// <summary>The sheet's image.</summary>
    public static LabInput Sheet { get; } = FromText(SheetText);

    /// <summary>Reads rows of numbers.</summary>
    /// <param name="text">The rows.</param>
    /// <param name="name">What messages call them.</param>
    /// <exception cref="ChainruleException">A text that is no matrix.</exception>
    public static LabInput FromText(string text, string name = "input") =>
        new(MatrixText.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name));

    /// <summary>Reads a file's bytes: what they are, they say themselves.</summary>
    /// <exception cref="ChainruleException">No picture and no matrix, or too large a one.</exception>
    public static LabInput FromFile(MemoryStream bytes, string name)
    {
        var numbers = InputFile.ReadSeekable(bytes, name, MostCells);
        if ((long)numbers.Shape.Rows * numbers.Shape.Columns > MostCells || numbers.Shape.Channels > 3 && numbers.Shape.Count > MostCells)
        {
            throw new ChainruleException(
                $"{name}: has {numbers.Shape} numbers; the lab takes at most {MostCells / 1_000_000} million, chainrule convolve more");
        }
        return new LabInput(numbers switch
        {
            NumericTensor<double> doubles => doubles.Tensor,
            NumericTensor<float> floats => Doubles(floats.Tensor),
            var other => throw new NotSupportedException($"no input of {other}"),
        }, numbers.TopLevel, name);
    }

    /// <summary>The numbers as text, to be typed on.</summary>
    public string ToText()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        MatrixText.Write(writer, Values);
        return writer.ToString();
    }

    private static Tensor<double> Doubles<T>(Tensor<T> values) where T : unmanaged, INumber<T> =>
        new(values.Shape, Array.ConvertAll(values.Values.ToArray(), double.CreateChecked));
}
