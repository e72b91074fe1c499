using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// Rotates and scales a picture about its centre and then shifts it. Each target pixel is sampled from the source,
/// bilinearly; outside the source all is 0.
/// </summary>
internal readonly struct AffineMap
{
    private readonly double right, down, cosine, sine;

    /// <param name="right">The shift to the right, in pixels.</param>
    /// <param name="down">The shift downward, in pixels.</param>
    /// <param name="degrees">The rotation, counterclockwise as one sees it.</param>
    /// <param name="scale">The size afterwards over the size before.</param>
    public AffineMap(double right, double down, double degrees, double scale)
    {
        // SinCosPi is exact at quarter turns, where the sine and cosine of radians are not.
        var (sin, cos) = double.SinCosPi(degrees / 180);
        (this.right, this.down, cosine, sine) = (right, down, cos / scale, sin / scale);
    }

    /// <summary>Writes the mapped picture; every channel is mapped alike.</summary>
    /// <exception cref="ChainruleException">Values that are no picture.</exception>
    public void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape)
    {
        RequirePicture(shape);
        var size = shape.Rows * shape.Columns;
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            Apply(source.Slice(channel * size, size), target.Slice(channel * size, size), shape.Rows, shape.Columns);
        }
    }

    /// <summary>Fails for vectors: they have no rows and columns to move.</summary>
    public static void RequirePicture(Shape shape)
    {
        if (shape.Rank != 3)
        {
            throw new ChainruleException(
                $"the data are vectors of {shape} values, and only pictures (channels x rows x columns) can be shifted, rotated or scaled");
        }
    }

    private void Apply(ReadOnlySpan<byte> source, Span<float> target, int rows, int columns)
    {
        var (centreX, centreY) = ((columns - 1) / 2.0, (rows - 1) / 2.0);
        var i = 0;
        for (var row = 0; row < rows; row++)
        {
            // Where a target pixel comes from: back by the shift, then turned clockwise and unscaled (rows count downward).
            var y = row - centreY - down;
            var startX = centreX - y * sine - (centreX + right) * cosine;
            var startY = centreY + y * cosine - (centreX + right) * sine;
            for (var column = 0; column < columns; column++)
            {
                target[i++] = Sample(source, rows, columns, startX + column * cosine, startY + column * sine);
            }
        }
    }

    private static float Sample(ReadOnlySpan<byte> source, int rows, int columns, double x, double y)
    {
        if (!(x > -1 && y > -1 && x < columns && y < rows))
        {
            return 0;
        }
        // Truncation after adding 1 is the floor, as both are above −1.
        var (left, top) = ((int)(x + 1) - 1, (int)(y + 1) - 1);
        var (toRight, toBottom) = ((float)(x - left), (float)(y - top));
        float topLeft, topRight, bottomLeft, bottomRight;
        var at = top * columns + left;
        if (left >= 0 && top >= 0 && left + 1 < columns && top + 1 < rows)
        {
            var upper = source.Slice(at, 2);
            var lower = source.Slice(at + columns, 2);
            (topLeft, topRight, bottomLeft, bottomRight) = (upper[0], upper[1], lower[0], lower[1]);
        }
        else
        {
            var (hasLeft, hasRight, hasTop, hasBottom) = (left >= 0, left + 1 < columns, top >= 0, top + 1 < rows);
            topLeft = hasTop && hasLeft ? source[at] : 0;
            topRight = hasTop && hasRight ? source[at + 1] : 0;
            bottomLeft = hasBottom && hasLeft ? source[at + columns] : 0;
            bottomRight = hasBottom && hasRight ? source[at + columns + 1] : 0;
        }
        var upperLevel = topLeft + (topRight - topLeft) * toRight;
        var lowerLevel = bottomLeft + (bottomRight - bottomLeft) * toRight;
        return upperLevel + (lowerLevel - upperLevel) * toBottom;
    }
}
