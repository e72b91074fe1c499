using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Filters.Gradients;

/// <summary>Two thresholds in place of one, so that an edge does not break where it fades: the last step of Canny's detector.</summary>
public static class Hysteresis
{
    private const byte Weak = 1;

    /// <summary>
    /// The strong pixels, and those weak ones that a chain of weak pixels, each one of the next one's eight neighbours, joins
    /// to a strong one. A pixel of magnitude 0, or NaN, is never on an edge.
    /// </summary>
    /// <param name="magnitudes">1 channel × rows × columns, best those left by <see cref="NonMaximumSuppression"/>.</param>
    /// <param name="thresholds">The least magnitudes of weak and of strong pixels.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static EdgeMap Apply<T>(Tensor<T> magnitudes, EdgeThresholds thresholds, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(magnitudes);
        var shape = magnitudes.Shape;
        if (shape.Rank != 3 || shape.Channels != 1)
        {
            throw new ArgumentException($"Magnitudes have 1 channel × rows × columns, not {shape}.", nameof(magnitudes));
        }
        var edges = new Tensor<byte>(shape);
        var open = new Stack<int>();
        Classify(magnitudes.Values, thresholds, edges.Values, open);
        var strong = open.Count;
        cancellation.ThrowIfCancellationRequested();
        var count = strong + Grow(open, edges.Values, shape);
        edges.Values.Replace(Weak, (byte)0);
        return new EdgeMap(edges, thresholds, count, strong);
    }

    /// <summary>Marks the strong pixels as edges, and opens them, and the others that reach the low threshold as weak.</summary>
    private static void Classify<T>(ReadOnlySpan<T> magnitudes, EdgeThresholds thresholds, Span<byte> pixels, Stack<int> open)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var pixel = 0; pixel < magnitudes.Length; pixel++)
        {
            var magnitude = double.CreateChecked(magnitudes[pixel]);
            if (magnitude > 0 && magnitude >= thresholds.High)
            {
                pixels[pixel] = EdgeMap.Edge;
                open.Push(pixel);
            }
            else if (magnitude > 0 && magnitude >= thresholds.Low)
            {
                pixels[pixel] = Weak;
            }
        }
    }

    /// <summary>
    /// Makes edges of the weak pixels that hang together with the open ones. A pixel is opened once, so that the time is in
    /// proportion to their number.
    /// </summary>
    /// <returns>How many weak pixels became edges.</returns>
    private static int Grow(Stack<int> open, Span<byte> pixels, Shape shape)
    {
        var grown = 0;
        while (open.TryPop(out var pixel))
        {
            var (row, column) = Math.DivRem(pixel, shape.Columns);
            var (left, right) = (Math.Max(column - 1, 0), Math.Min(column + 1, shape.Columns - 1));
            for (var r = Math.Max(row - 1, 0); r <= Math.Min(row + 1, shape.Rows - 1); r++)
            {
                for (var neighbour = r * shape.Columns + left; neighbour <= r * shape.Columns + right; neighbour++)
                {
                    if (pixels[neighbour] == Weak)
                    {
                        pixels[neighbour] = EdgeMap.Edge;
                        open.Push(neighbour);
                        grown++;
                    }
                }
            }
        }
        return grown;
    }
}
