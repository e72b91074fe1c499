using Chainrule.Tensors;
using Chainrule.Visuals.Results;

namespace Chainrule.Studio.Convolution;

/// <summary>A result with the pictures of what is too large for numbers.</summary>
/// <param name="Result">The result.</param>
/// <param name="Input">The input's picture; null where its numbers are shown.</param>
/// <param name="Output">The output's picture; null where its numbers are shown.</param>
public sealed record LabView(LabResult Result, LabPicture? Input, LabPicture? Output)
{
    /// <summary>Works everything out that a moved window does not change.</summary>
    /// <param name="input">The input.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="channel">The channel to show.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ChainruleException">As <see cref="LabResult.Of"/>.</exception>
    public static LabView Of(LabInput input, Filters.Filter filter, int channel, CancellationToken cancellation)
    {
        var result = LabResult.Of(input, filter, cancellation);
        var longest = Math.Max(Longest(result.Shape), Longest(result.Output.Shape));
        return result.IsSmall ? new LabView(result, null, null) : new LabView(
            result,
            LabPicture.Of(input.Values, Math.Min(channel, result.Shape.Channels - 1), input.TopLevel, longest: longest),
            LabPicture.Of(
                result.Output, Math.Min(channel, result.Output.Shape.Channels - 1), input.TopLevel,
                ResultPicture.UsualScale(filter.Kernel, input.TopLevel), longest));
    }

    private static int Longest(Shape shape) => Math.Max(shape.Rows, shape.Columns);
}
