using System.Numerics;
using System.Runtime.CompilerServices;
using Chainrule.Data;
using Chainrule.Filters;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Visuals.Results;

/// <summary>The result of a filter as a picture, and what its colours mean.</summary>
/// <param name="Picture">
/// The picture; on a diverging scale, with a scale bar below. A small one of a matrix, or on that scale, is enlarged.
/// </param>
/// <param name="Scale">How its numbers became colours.</param>
/// <param name="Low">The number at the low end of the scale: what black stands for, or the fullest green.</param>
/// <param name="High">The number at the high end of the scale: what white stands for, or the fullest purple.</param>
public sealed record ResultPicture(Picture Picture, ResultScale Scale, double Low, double High)
{
    private const int MostLevel = 255;

    /// <summary>A kernel whose weights sum to 1, but for rounding, keeps the brightness: its result is a picture as its input is.</summary>
    private const double Rounding = 1e-9;

    /// <summary>What sharpens or smooths a picture gives a picture, though it may pass black or white here and there; else the numbers decide.</summary>
    /// <param name="kernel">What filtered the picture.</param>
    /// <param name="topLevel">What white was in it; null for a matrix.</param>
    /// <returns>The scale to show the result on; null for what the numbers decide.</returns>
    public static ResultScale? UsualScale(Kernel kernel, int? topLevel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return topLevel is not null && Math.Abs(kernel.Weights.ToArray().Sum() - 1) < Rounding ? ResultScale.Clip : null;
    }

    /// <summary>
    /// Makes a picture of numbers, of 8 bits a channel. Unless a scale is given, numbers that a picture can hold stay as
    /// they are (<see cref="ResultScale.Clip"/>); others become <see cref="ResultScale.Diverging"/> if any is below zero, and
    /// <see cref="ResultScale.Abs"/> if none is.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="result">1 or 3 channels × rows × columns. Three have one scale in common.</param>
    /// <param name="topLevel">What white was in the input: <see cref="NumericTensor.TopLevel"/>; null for a matrix.</param>
    /// <param name="scale">How the numbers become colours; null to choose by the numbers.</param>
    /// <exception cref="ChainruleException">Another number of channels, or a number that is not finite.</exception>
    public static ResultPicture Render<T>(Tensor<T> result, int? topLevel, ResultScale? scale = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var plain = Plain(result, topLevel, scale);
        return plain with
        {
            Picture = plain.Scale switch
            {
                ResultScale.Diverging when result.Shape.Channels == 1 => ScaleBar.Below(plain.Picture, DivergingMap.Colour, plain.High),
                ResultScale.Diverging => ScaleBar.Below(plain.Picture, Grey, plain.High),
                _ when topLevel is null => Figure.Enlarged(plain.Picture),
                _ => plain.Picture,
            },
        };
    }

    /// <summary>As <see cref="Render"/>, but a pixel for each number and nothing besides.</summary>
    internal static ResultPicture Plain<T>(Tensor<T> result, int? topLevel, ResultScale? scale = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Shape.Rank != 3)
        {
            throw new ArgumentException($"A result has channels × rows × columns, not {result.Shape}.", nameof(result));
        }
        if (result.Shape.Channels is not (1 or 3))
        {
            throw new ChainruleException(
                $"a picture has 1 or 3 channels, and the result has {result.Shape.Channels}; write it as .npy or .csv");
        }
        // Either is NaN where any value is.
        var least = double.CreateTruncating(TensorPrimitives.Min<T>(result.Values));
        var largest = double.CreateTruncating(TensorPrimitives.Max<T>(result.Values));
        if (!double.IsFinite(least) || !double.IsFinite(largest))
        {
            throw new ChainruleException("the result has numbers that are not finite; give an input or a kernel of smaller numbers");
        }
        // Where all is zero, any size does.
        var size = Math.Max(Math.Abs(least), Math.Abs(largest)) is > 0 and var most ? most : 1;
        var chosen = scale ?? Choose(least, largest, topLevel);
        var (low, high) = chosen switch
        {
            ResultScale.Diverging => (-size, size),
            ResultScale.Stretch => (least, largest),
            ResultScale.Abs => (0, size),
            _ => (0, topLevel ?? MostLevel),
        };
        var picture = chosen == ResultScale.Diverging && result.Shape.Channels == 1
            ? Diverging(result, size)
            : Levels(result, chosen, low, high);
        return new ResultPicture(picture, chosen, low, high);
    }

    private static ResultScale Choose(double least, double largest, int? topLevel)
    {
        // What rounds to a level is one: sums of floats miss theirs by a little.
        if (least > -0.5 && largest < topLevel + 0.5)
        {
            return ResultScale.Clip;
        }
        return least < 0 ? ResultScale.Diverging : ResultScale.Abs;
    }

    /// <summary>A level for every number: black at the low end, white at the high one.</summary>
    private static Picture Levels<T>(Tensor<T> result, ResultScale scale, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (columns, pixels) = (result.Shape.Columns, new byte[result.Shape.Count]);
        Parallel.For(0, pixels.Length / columns, row => LevelsOfRow<T>(
            result.Values.Slice(row * columns, columns), pixels.AsSpan(row * columns, columns), scale == ResultScale.Abs, low, high));
        return new Picture(result.Shape, pixels);
    }

    // At once at full speed: a picture is made but once, and would be done before the runtime thought of it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LevelsOfRow<T>(ReadOnlySpan<T> values, Span<byte> levels, bool areSizes, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            levels[i] = Level(double.CreateTruncating(areSizes ? T.Abs(values[i]) : values[i]), low, high);
        }
    }

    /// <summary>Numbers from minus the size to plus the size in the colours of the diverging map.</summary>
    private static Picture Diverging<T>(Tensor<T> result, double size) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (rows, columns) = (result.Shape.Rows, result.Shape.Columns);
        var pixels = new byte[3 * rows * columns];
        Parallel.For(0, rows, row =>
            ColoursOfRow<T>(result.Values.Slice(row * columns, columns), pixels.AsSpan(row * columns), rows * columns, size));
        return new Picture(new Shape(3, rows, columns), pixels);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ColoursOfRow<T>(ReadOnlySpan<T> values, Span<byte> pixels, int plane, double size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            (pixels[i], pixels[i + plane], pixels[i + 2 * plane]) = DivergingMap.Colour(double.CreateTruncating(values[i]) / size);
        }
    }

    private static (byte Red, byte Green, byte Blue) Grey(double share)
    {
        var level = Level(share, -1, 1);
        return (level, level, level);
    }

    /// <summary>0 at the low end and 255 at the high one; 0 everywhere where they meet.</summary>
    private static byte Level(double value, double low, double high)
    {
        // Halves, lest the range of the largest doubles overflow.
        var range = high / 2 - low / 2;
        return range > 0 ? (byte)(Math.Clamp((value / 2 - low / 2) / range, 0, 1) * MostLevel + 0.5) : (byte)0;
    }
}
