using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>
/// How the brightness of an image changes at every pixel. The axes are those of the picture: x runs to the right, y down
/// with the rows. Each tensor has the image's rows and columns and one channel.
/// </summary>
/// <typeparam name="T">float or double, as the image.</typeparam>
public sealed class ImageGradient<T> where T : unmanaged
{
    internal ImageGradient(GradientOperator op, Shape shape)
    {
        Operator = op;
        Gx = new Tensor<T>(shape);
        Gy = new Tensor<T>(shape);
        Magnitude = new Tensor<T>(shape);
        Angle = new Tensor<T>(shape);
    }

    /// <summary>What measured it; responses divided by its <see cref="GradientOperator.Gain"/> are in levels a pixel.</summary>
    public GradientOperator Operator { get; }

    /// <summary>The change to the right: positive where the image grows brighter from left to right.</summary>
    public Tensor<T> Gx { get; }

    /// <summary>The change downwards: positive where the image grows brighter from top to bottom.</summary>
    public Tensor<T> Gy { get; }

    /// <summary>The steepness, <c>√(Gx² + Gy²)</c>.</summary>
    public Tensor<T> Magnitude { get; }

    /// <summary>
    /// The direction of the steepest rise, <c>atan2(Gy, Gx)</c> in degrees, above −180 and at most 180: 0 brightens to the
    /// right, 90 downwards, 180 to the left, −90 upwards. 0 where there is no change.
    /// </summary>
    public Tensor<T> Angle { get; }
}
