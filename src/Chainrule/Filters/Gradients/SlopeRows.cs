using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>
/// Compares the slopes of a row with those before and behind them, a vector of pixels at once. Three rows lie in a frame of
/// zeros, so that every pixel has eight neighbours: <c>0 a b c … z 0 0 0</c>.
/// </summary>
internal sealed class SlopeRows<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ImageGradient<T> gradient;
    private readonly int stride;
    private readonly T[] gx;
    private readonly T[] gy;
    private readonly T[] magnitude;
    private readonly T[] thinned;

    public SlopeRows(ImageGradient<T> gradient)
    {
        this.gradient = gradient;
        stride = gradient.Magnitude.Shape.Columns + Vector<T>.Count + 1;
        gx = new T[3 * stride];
        gy = new T[3 * stride];
        magnitude = new T[3 * stride];
        thinned = new T[stride];
    }

    /// <summary>Writes those magnitudes of a row that are the steepest along their gradient, and 0 for the others.</summary>
    public void Thin(int row, Span<T> result)
    {
        Frame(gradient.Gx, row, gx);
        Frame(gradient.Gy, row, gy);
        Frame(gradient.Magnitude, row, magnitude);
        for (var column = 0; column < result.Length; column += Vector<T>.Count)
        {
            Thin(stride + 1 + column).CopyTo(thinned, column);
        }
        thinned.AsSpan(0, result.Length).CopyTo(result);
    }

    private Vector<T> Thin(int pixel)
    {
        var (x, y, here) = (new Vector<T>(gx, pixel), new Vector<T>(gy, pixel), new Vector<T>(magnitude, pixel));
        var isLeft = Vector.LessThan(x, Vector<T>.Zero);
        var isUp = Vector.LessThan(y, Vector<T>.Zero);
        var isLevel = Vector.GreaterThanOrEqual(Vector.Abs(x), Vector.Abs(y));

        // The line along the gradient leaves the ring of the eight neighbours between a straight one, next to the pixel along
        // the longer component, and a corner: the shorter component, in units of the longer, says how far towards the corner.
        var share = Vector.Abs(Vector.ConditionalSelect(isLevel, y, x) / Vector.ConditionalSelect(isLevel, x, y));

        // Of equals the one ahead counts; not one that slopes the other way, which is another edge: the far side of a thin line.
        var lead = Lead(magnitude, here, 1);
        var agreement = x * (x - Lead(gx, x, 1)) + y * (y - Lead(gy, y, 1));
        var leads = Vector.GreaterThan(lead, Vector<T>.Zero)
            | (Vector.Equals(lead, Vector<T>.Zero) & Vector.LessThan(agreement, Vector<T>.Zero));
        var isKept = leads & Vector.GreaterThanOrEqual(Lead(magnitude, here, -1), Vector<T>.Zero)
            & Vector.GreaterThan(here, Vector<T>.Zero) & Vector.LessThan(here, new Vector<T>(T.PositiveInfinity));
        return Vector.ConditionalSelect(isKept, here, Vector<T>.Zero);

        // By how much a value is above that at the point of the ring ahead, up the gradient (1), or behind (−1). So written it
        // is exact where the two neighbours are equal or the share is 0 or 1: equals are found equal.
        Vector<T> Lead(T[] field, Vector<T> value, int way)
        {
            var straight = Vector.ConditionalSelect(
                isLevel,
                Vector.ConditionalSelect(isLeft, At(-way), At(way)),
                Vector.ConditionalSelect(isUp, At(-way * stride), At(way * stride)));
            var corner = Vector.ConditionalSelect(
                isUp,
                Vector.ConditionalSelect(isLeft, At(-way * (stride + 1)), At(-way * (stride - 1))),
                Vector.ConditionalSelect(isLeft, At(way * (stride - 1)), At(way * (stride + 1))));
            return value - straight - share * (corner - straight);

            Vector<T> At(int offset) => new(field, pixel + offset);
        }
    }

    /// <summary>Copies a row, and those above and below it, into the frame; those outside the image are zeros.</summary>
    private void Frame(Tensor<T> image, int row, Span<T> frame)
    {
        for (var down = -1; down <= 1; down++)
        {
            var cells = frame.Slice((down + 1) * stride + 1, image.Shape.Columns);
            if ((uint)(row + down) < (uint)image.Shape.Rows)
            {
                image.Row(row + down).CopyTo(cells);
            }
            else
            {
                cells.Clear();
            }
        }
    }
}
