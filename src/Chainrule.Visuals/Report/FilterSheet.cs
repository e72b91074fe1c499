using Chainrule.Networks;

namespace Chainrule.Visuals.Report;

/// <summary>Weights of a first layer, cut into pictures.</summary>
/// <param name="IsConvolution">Whether they are kernels, which slide over the picture, or as large as the picture itself.</param>
/// <param name="Rows">Rows of each.</param>
/// <param name="Columns">Columns of each.</param>
/// <param name="Channels">Pictures a unit: one an input channel.</param>
/// <param name="Units">How many units the layer has; the sheet shows the first of them.</param>
/// <param name="Weights">The pictures, row by row each.</param>
internal sealed record FilterSheet(
    bool IsConvolution, int Rows, int Columns, int Channels, int Units, IReadOnlyList<float[]> Weights)
{
    /// <summary>The most pictures on a sheet: kernels are small, whole pictures of weights are not.</summary>
    private const int MostKernels = 36, MostUnits = 16;

    /// <summary>
    /// The end of the colour scale: the size that no more than one weight in a hundred exceeds, so that a few large ones
    /// do not pale all others. 1 if nearly all are 0.
    /// </summary>
    public float Scale
    {
        get
        {
            float[] sizes = [.. Weights.SelectMany(weights => weights).Select(Math.Abs).Where(float.IsFinite).Order()];
            var scale = sizes.Length == 0 ? 0 : sizes[(int)Math.Ceiling(0.99 * sizes.Length) - 1];
            return scale > 0 ? scale : 1;
        }
    }

    /// <summary>The first layer of a network as pictures; null if its weights do not stand for pixels.</summary>
    public static FilterSheet? Of(Network network)
    {
        var weight = network.Parameters.FirstOrDefault(parameter => parameter.Info.Role == "weight");
        if (weight is null || network.Input.Rank != 3)
        {
            return null;
        }
        var shape = weight.Tensor.Shape;
        return shape.Rank switch
        {
            4 when shape[2] * shape[3] > 1 => Cut(true, weight, shape[1], shape[2], shape[3]),
            2 when shape[1] == network.Input.Count => Cut(false, weight, network.Input.Channels, network.Input.Rows, network.Input.Columns),
            _ => null,
        };
    }

    private static FilterSheet Cut(bool isConvolution, Parameter weight, int channels, int rows, int columns)
    {
        var units = weight.Tensor.Shape[0];
        var most = isConvolution ? MostKernels : MostUnits;
        // Whole units only, but of one with too many channels at least the first of them.
        var pictures = channels > most ? most : Math.Min(units, most / channels) * channels;
        var weights = new List<float[]>();
        for (var picture = 0; picture < pictures; picture++)
        {
            weights.Add(weight.Tensor.Values.Slice(picture * rows * columns, rows * columns).ToArray());
        }
        return new FilterSheet(isConvolution, rows, columns, channels, units, weights);
    }
}
