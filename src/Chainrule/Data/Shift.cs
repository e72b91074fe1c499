using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>Shifts every picture alike, by whole pixels; what comes in at the edges is 0.</summary>
/// <param name="Right">Columns to the right; negative shifts to the left.</param>
/// <param name="Down">Rows downward; negative shifts upward.</param>
public sealed record Shift(int Right, int Down) : IPictureChange
{
    /// <inheritdoc/>
    /// <exception cref="ChainruleException">Values that are no picture.</exception>
    public void Apply(ReadOnlySpan<byte> source, Span<float> target, Shape shape, ref RandomSource random)
    {
        AffineMap.RequirePicture(shape);
        var (rows, columns) = (shape.Rows, shape.Columns);
        // The columns of the target that some column of the source comes to; none where the shift is as wide as the picture.
        var first = Math.Clamp((long)Right, 0, columns);
        var end = Math.Clamp((long)columns + Right, first, columns);
        target[..shape.Count].Clear();
        for (var line = 0; line < shape.Channels * rows; line++)
        {
            var from = (long)(line % rows) - Down;
            if (from < 0 || from >= rows)
            {
                continue;
            }
            var sourceStart = (line - Down) * columns - Right;
            for (var column = (int)first; column < end; column++)
            {
                target[line * columns + column] = source[sourceStart + column];
            }
        }
    }
}
