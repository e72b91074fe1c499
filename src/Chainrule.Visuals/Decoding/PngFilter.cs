namespace Chainrule.Visuals.Decoding;

/// <summary>
/// PNG's five filters (PNG specification, section 9), which store a byte as its difference to what its neighbours foretell.
/// </summary>
internal static class PngFilter
{
    /// <summary>Turns the differences of one row into its bytes.</summary>
    /// <param name="filter">0 none, 1 left, 2 above, 3 the average of both, 4 Paeth's.</param>
    /// <param name="row">The differences, and afterwards the bytes.</param>
    /// <param name="above">The bytes of the row above; zeros above the first.</param>
    /// <param name="pixelBytes">From a byte to its left neighbour.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixelBytes)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var (left, aboveLeft) = i < pixelBytes ? ((byte)0, (byte)0) : (row[i - pixelBytes], above[i - pixelBytes]);
            row[i] += filter switch
            {
                0 => 0,
                1 => left,
                2 => above[i],
                3 => (byte)((left + above[i]) / 2),
                4 => Paeth(left, above[i], aboveLeft),
                _ => throw new InvalidDataException(),
            };
        }
    }

    /// <summary>Of the three neighbours, the one nearest to left + above − aboveLeft; in a tie, in that order.</summary>
    private static byte Paeth(byte left, byte above, byte aboveLeft)
    {
        var toLeft = Math.Abs(above - aboveLeft);
        var toAbove = Math.Abs(left - aboveLeft);
        var toAboveLeft = Math.Abs(left + above - 2 * aboveLeft);
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }
}
