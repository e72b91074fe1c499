using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Notation;
using Chainrule.Tensors;
using Chainrule.Visuals.Results;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Studio.Convolution;

/// <summary>Cross-correlation and convolution side by side.</summary>
/// <param name="Columns">Each kernel as it is laid on the input and, where the numbers are few, what it gives; then how that differs.</param>
/// <param name="Difference">Convolution less cross-correlation as a picture; null where there are numbers, or none differs.</param>
public sealed record FlipComparison(IReadOnlyList<Document> Columns, LabPicture? Difference)
{
    /// <summary>Channels that are written out in numbers.</summary>
    private const int MostChannels = 8;

    /// <summary>Whether half a turn leaves the kernel as it is.</summary>
    public bool IsSame => Columns.Count == 2 && Difference is null;

    /// <summary>Compares a result with what the other operation gives.</summary>
    /// <exception cref="ChainruleException">As <see cref="LabResult.Of"/>.</exception>
    public static FlipComparison Of(LabResult result, int channel, CancellationToken cancellation)
    {
        var (kernel, flipped) = (result.Filter.Kernel, result.Filter.Kernel.Flipped());
        if (flipped.Equals(kernel))
        {
            return new([Column("Cross-correlation lays K", 'K', kernel), Column("Convolution lays F", 'F', flipped)], null);
        }
        var (correlation, convolution) = (With(FilterMode.CrossCorrelation), With(FilterMode.Convolution));
        var difference = new Tensor<double>(convolution.Shape);
        TensorPrimitives.Subtract<double>(convolution.Values, correlation.Values, difference.Values);
        return result.IsSmall && result.Output.Shape.Channels <= MostChannels
            ? new(
                [
                    Column("Cross-correlation lays K", 'K', kernel, Numbers('S', correlation)),
                    Column("Convolution lays F", 'F', flipped, Numbers('C', convolution)),
                    new("Convolution less cross-correlation", [.. Numbers('D', difference)]),
                ],
                null)
            : new(
                [Column("Cross-correlation lays K", 'K', kernel), Column("Convolution lays F", 'F', flipped)],
                LabPicture.Of(difference, Math.Min(channel, difference.Shape.Channels - 1), null, ResultScale.Diverging));

        Tensor<double> With(FilterMode mode) => mode == result.Filter.Mode
            ? result.Output
            : LabResult.Of(result.Input, result.Filter with { Mode = mode }, cancellation).Output;
    }

    private static Document Column(string title, char letter, Kernel kernel, params IEnumerable<Block> output) =>
        new(title, [.. KernelEdit.Fits(kernel) ? Numbers(letter, new Tensor<double>(kernel.Shape, kernel.Weights)) : TooLarge, .. output]);

    private static IEnumerable<Block> TooLarge => [new Paragraph("The kernel is too large to be written out here.")];

    private static IEnumerable<Block> Numbers(char letter, Tensor<double> values) =>
        FilterBlocks.Matrices(letter, values.Shape, (c, i, j) => new Number(values[c, i, j], Number.OfFloat));
}
