using System.Globalization;
using Chainrule.Tensors;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;

namespace Chainrule.Studio.Convolution;

/// <summary>Numbers as a picture that a page holds.</summary>
/// <param name="Address">The picture itself, as an address.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Scale">What its colours mean.</param>
/// <param name="Longest">The longest side of all pictures beside it: they are enlarged alike.</param>
public sealed record LabPicture(string Address, int Rows, int Columns, string Scale, int Longest)
{
    /// <summary>The longest side on the screen, in its pixels: no larger, and no smaller than half of it.</summary>
    private const double Side = 380;

    /// <summary>Screen pixels to a pixel: whole ones where there is room.</summary>
    public double Zoom => Side / Longest is var zoom && zoom >= 1 ? Math.Floor(zoom) : zoom;

    /// <summary>A length on the screen, as style sheets write it.</summary>
    /// <param name="pixels">The length in the picture's pixels.</param>
    public string Css(int pixels) => string.Create(CultureInfo.InvariantCulture, $"{pixels * Zoom:0.##}px");

    /// <summary>Makes a picture, a pixel for each number: in colour of three channels, of others the one that is asked for.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="channel">The channel to show of other than 1 or 3.</param>
    /// <param name="topLevel">What white is; null for a matrix.</param>
    /// <param name="scale">How numbers become colours; null for the usual.</param>
    /// <param name="longest">The longest side of all pictures beside it; 0 for none.</param>
    /// <exception cref="ChainruleException">Numbers that are not finite.</exception>
    public static LabPicture Of(Tensor<double> values, int channel, int? topLevel, ResultScale? scale = null, int longest = 0)
    {
        var shown = values.Shape.Channels is 1 or 3 ? values : Channel(values, channel);
        var result = ResultPicture.Plain(shown, topLevel, scale);
        var (low, high) = (LabResult.Written(result.Low), LabResult.Written(result.High));
        var words = result.Scale switch
        {
            ResultScale.Diverging when shown.Shape.Channels == 1 => $"Green is below 0, to {low}; white is 0; purple is above, to {high}.",
            ResultScale.Diverging => $"Mid-grey is 0, black {low}, white {high}.",
            _ => $"Black is {low}, white {high}.",
        };
        return new LabPicture(Png.DataUri(Png.Encode(result.Picture, quick: true)), shown.Shape.Rows, shown.Shape.Columns, words,
            Math.Max(longest, Math.Max(shown.Shape.Rows, shown.Shape.Columns)));
    }

    private static Tensor<double> Channel(Tensor<double> values, int channel)
    {
        var plane = values.Shape.Rows * values.Shape.Columns;
        return new Tensor<double>(new Shape(1, values.Shape.Rows, values.Shape.Columns), values.Values.Slice(channel * plane, plane));
    }
}
