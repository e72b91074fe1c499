using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Filters.Gradients;
using Chainrule.Notation;
using Chainrule.Tensors;
using Chainrule.Visuals;
using Chainrule.Visuals.Results;

namespace Chainrule.Studio.Convolution;

/// <summary>The gradient of an input as pictures that a page holds.</summary>
/// <param name="Magnitude">How steep: black for 0.</param>
/// <param name="Angle">Which way it grows brighter: the hue, with a wheel.</param>
/// <param name="Largest">The largest magnitude.</param>
/// <param name="Numbers">The slopes, the magnitude and the angle in numbers; null where they are too many.</param>
public sealed record GradientPictures(string Magnitude, string Angle, string Largest, Document? Numbers)
{
    /// <summary>The longest side of an input whose gradient is shown in numbers.</summary>
    private const int LongestSide = 10;

    /// <summary>Measures the gradient.</summary>
    /// <exception cref="ChainruleException">An input of other than 1 or 3 channels.</exception>
    public static GradientPictures Of(LabInput input, GradientOperator op, CancellationToken cancellation)
    {
        var gradient = ImageGradient.Of(input.Values, op, cancellation: cancellation);
        var magnitude = ResultPicture.Render(gradient.Magnitude, null, ResultScale.Abs);
        return new GradientPictures(
            Png.DataUri(Png.Encode(magnitude.Picture, quick: true)),
            Png.DataUri(Png.Encode(AnglePicture.Render(gradient.Angle, gradient.Magnitude), quick: true)),
            LabResult.Written(magnitude.High),
            Math.Max(input.Values.Shape.Rows, input.Values.Shape.Columns) <= LongestSide && input.Values.Shape.Channels == 1
                ? new Document(
                    "The gradient in numbers",
                    new Paragraph($"The change to the right and the change down, each {LabResult.Written(op.Gain)} times the levels a pixel; their magnitude; and the angle in degrees, clockwise from the right."),
                    Matrix(new Scripted(new Symbol('G'), new Symbol('x')), gradient.Gx), Matrix(new Scripted(new Symbol('G'), new Symbol('y')), gradient.Gy),
                    Matrix(new Symbol('M'), gradient.Magnitude), Matrix(new Symbol('θ'), gradient.Angle))
                : null);
    }

    private static Block Matrix(Formula name, Tensor<double> values) =>
        FilterBlocks.Matrix(name, values.Shape, (row, column) => new Number(values[0, row, column], 4));
}
