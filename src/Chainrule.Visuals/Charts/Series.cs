namespace Chainrule.Visuals.Charts;

/// <summary>A point of a line, with the interval around it; both ends equal Y where there is none.</summary>
internal readonly record struct Point(double X, double Y, double Low, double High)
{
    /// <summary>A point without an interval.</summary>
    public Point(double x, double y) : this(x, y, y, y) { }

    /// <summary>Whether it can be drawn.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Low) && double.IsFinite(High);
}

/// <summary>A line of a chart.</summary>
/// <param name="Network">Which network it belongs to, from 0: that is its colour and its marker.</param>
/// <param name="Points">By rising X.</param>
/// <param name="IsBold">Whether it stands in front, with markers; the others are thin.</param>
internal sealed record Series(int Network, IReadOnlyList<Point> Points, bool IsBold = true);
