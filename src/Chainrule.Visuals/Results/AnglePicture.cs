using System.Numerics;
using System.Runtime.CompilerServices;
using Chainrule.Data;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Visuals.Results;

/// <summary>A field of directions, such as an image gradient, as a picture: the angle is the hue, the magnitude the brightness.</summary>
public static class AnglePicture
{
    /// <summary>
    /// Makes the picture, with a wheel below it that shows which hue is which direction: 0° points to the right and 90°
    /// down, as atan2(Gy, Gx) has it where rows are counted downwards.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="angleDegrees">1 channel × rows × columns, in degrees; full turns change nothing.</param>
    /// <param name="magnitude">The same shape, not negative: 0 is black, the largest has its full colour.</param>
    /// <exception cref="ArgumentException">Shapes that differ, other than one channel, or a magnitude below zero.</exception>
    /// <exception cref="ChainruleException">A number that is not finite.</exception>
    public static Picture Render<T>(Tensor<T> angleDegrees, Tensor<T> magnitude)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(angleDegrees);
        ArgumentNullException.ThrowIfNull(magnitude);
        var shape = angleDegrees.Shape;
        if (shape != magnitude.Shape || shape.Rank != 3 || shape.Channels != 1)
        {
            throw new ArgumentException(
                $"Angles of {shape} and magnitudes of {magnitude.Shape} must be one channel of the same size.", nameof(magnitude));
        }
        if (!TensorPrimitives.IsFiniteAll<T>(angleDegrees.Values) || !TensorPrimitives.IsFiniteAll<T>(magnitude.Values))
        {
            throw new ChainruleException("the gradient has numbers that are not finite; give an input of smaller numbers");
        }
        if (TensorPrimitives.Min<T>(magnitude.Values) < T.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(magnitude), "A magnitude is below zero.");
        }
        var largest = double.CreateTruncating(TensorPrimitives.Max<T>(magnitude.Values));
        var (columns, plane, pixels) = (shape.Columns, shape.Count, new byte[3 * shape.Count]);
        Parallel.For(0, shape.Rows, row => ColoursOfRow<T>(
            angleDegrees.Values.Slice(row * columns, columns), magnitude.Values.Slice(row * columns, columns), largest,
            pixels.AsSpan(row * columns), plane));
        return AngleWheel.Below(new Picture(new Shape(3, shape.Rows, columns), pixels));
    }

    // At once at full speed: a picture is made but once, and would be done before the runtime thought of it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ColoursOfRow<T>(ReadOnlySpan<T> angles, ReadOnlySpan<T> sizes, double largest, Span<byte> pixels, int plane)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < angles.Length; i++)
        {
            var brightness = largest > 0 ? double.CreateTruncating(sizes[i]) / largest : 0;
            (pixels[i], pixels[i + plane], pixels[i + 2 * plane]) = HueMap.Colour(double.CreateTruncating(angles[i]), brightness);
        }
    }
}
