using Chainrule.Filters.Gradients;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;

namespace Chainrule.Studio.Convolution;

/// <summary>The gradient of an input as pictures that a page holds.</summary>
/// <param name="Magnitude">How steep: black for 0.</param>
/// <param name="Angle">Which way it grows brighter: the hue, with a wheel.</param>
/// <param name="Largest">The largest magnitude.</param>
public sealed record GradientPictures(string Magnitude, string Angle, string Largest)
{
    /// <summary>Measures the gradient.</summary>
    /// <exception cref="ChainruleException">An input of other than 1 or 3 channels.</exception>
    public static GradientPictures Of(LabInput input, GradientOperator op, CancellationToken cancellation)
    {
        var gradient = ImageGradient.Of(input.Values, op, cancellation: cancellation);
        var magnitude = ResultPicture.Render(gradient.Magnitude, null, ResultScale.Abs);
        return new GradientPictures(
            Png.DataUri(Png.Encode(magnitude.Picture, quick: true)),
            Png.DataUri(Png.Encode(AnglePicture.Render(gradient.Angle, gradient.Magnitude), quick: true)),
            LabResult.Written(magnitude.High));
    }
}
