using System.Numerics;

namespace Chainrule.Filters.Gradients;

/// <summary>Directions in degrees, many at once.</summary>
internal static class Direction
{
    /// <summary>
    /// <c>atan2(y, x)</c> in degrees, above −180 and at most 180; 0 where both are 0, exact at every multiple of 45°, and
    /// within 4 units in the last place of the true angle.
    /// </summary>
    public static void Degrees<T>(ReadOnlySpan<T> y, ReadOnlySpan<T> x, Span<T> degrees)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var width = Vector<T>.Count;
        if (degrees.Length < width)
        {
            Span<T> paddedY = stackalloc T[width];
            Span<T> paddedX = stackalloc T[width];
            Span<T> padded = stackalloc T[width];
            y.CopyTo(paddedY);
            x.CopyTo(paddedX);
            Degrees<T>(paddedY, paddedX, padded);
            padded[..degrees.Length].CopyTo(degrees);
            return;
        }
        for (var i = 0; i < degrees.Length; i += width)
        {
            // The last cells are done together with some before them, once more.
            var start = Math.Min(i, degrees.Length - width);
            Degrees(new Vector<T>(y[start..]), new Vector<T>(x[start..])).CopyTo(degrees[start..]);
        }
    }

    private static Vector<T> Degrees<T>(Vector<T> y, Vector<T> x) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (width, height) = (Vector.Abs(x), Vector.Abs(y));
        var (longer, shorter) = (Vector.Max(width, height), Vector.Min(width, height));

        // An angle between 22.5° and 45° is 45° less one below 22.5°, by tan(a − 45°) = (tan a − 1) / (tan a + 1).
        var isSteep = Vector.GreaterThan(shorter, longer * Arctangent<T>.Reach);
        var tangent = Vector.ConditionalSelect(isSteep, shorter - longer, shorter)
            / Vector.ConditionalSelect(isSteep, shorter + longer, longer);
        tangent = Vector.ConditionalSelect(Vector.Equals(longer, Vector<T>.Zero), Vector<T>.Zero, tangent);
        var angle = Arctangent<T>.Degrees(tangent) + Vector.ConditionalSelect(isSteep, Arctangent<T>.Diagonal, Vector<T>.Zero);

        angle = Vector.ConditionalSelect(Vector.GreaterThan(height, width), Arctangent<T>.Right - angle, angle);
        angle = Vector.ConditionalSelect(Vector.LessThan(x, Vector<T>.Zero), Arctangent<T>.Straight - angle, angle);
        return Vector.ConditionalSelect(Vector.LessThan(y, Vector<T>.Zero), -angle, angle);
    }
}
