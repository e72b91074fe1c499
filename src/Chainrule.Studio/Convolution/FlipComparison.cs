using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Notation;
using Chainrule.Tensors;
using Chainrule.Visuals.Results;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Studio.Convolution;

/// <summary>Cross-correlation and convolution side by side.</summary>
/// <param name="Words">Both kernels, and the numbers where they are few.</param>
/// <param name="Difference">Convolution less cross-correlation as a picture; null where there are numbers, or none differs.</param>
public sealed record FlipComparison(Document Words, LabPicture? Difference)
{
    /// <summary>Compares a result with what the other operation gives.</summary>
    /// <exception cref="ChainruleException">As <see cref="LabResult.Of"/>.</exception>
    public static FlipComparison Of(LabResult result, int channel, CancellationToken cancellation)
    {
        var kernel = result.Filter.Kernel;
        if (kernel.Flipped().Equals(kernel))
        {
            return new(new("Flip", [.. result.Kernels, new Paragraph("Half a turn leaves this kernel as it is: both operations give the same.")]), null);
        }
        var correlation = With(FilterMode.CrossCorrelation);
        var convolution = With(FilterMode.Convolution);
        var difference = new Tensor<double>(convolution.Shape);
        TensorPrimitives.Subtract<double>(convolution.Values, correlation.Values, difference.Values);
        return result.IsSmall
            ? new(new(
                "Flip",
                [
                    .. result.Kernels,
                    new Paragraph("Cross-correlation lays K on the input:"), .. Numbers('S', correlation),
                    new Paragraph("Convolution lays F on it:"), .. Numbers('C', convolution),
                    new Paragraph("Convolution less cross-correlation:"), .. Numbers('D', difference),
                ]), null)
            : new(
                new("Flip", [.. result.Kernels, new Paragraph("Convolution less cross-correlation:")]),
                LabPicture.Of(difference, Math.Min(channel, difference.Shape.Channels - 1), null, ResultScale.Diverging));

        Tensor<double> With(FilterMode mode) => mode == result.Filter.Mode
            ? result.Output
            : LabResult.Of(result.Input, result.Filter with { Mode = mode }, cancellation).Output;
    }

    private static IEnumerable<Block> Numbers(char letter, Tensor<double> values) =>
        FilterBlocks.Matrices(letter, values.Shape, (c, i, j) => new Number(values[c, i, j], Number.OfFloat));
}
