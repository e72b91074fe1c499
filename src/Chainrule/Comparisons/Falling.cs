namespace Chainrule.Comparisons;

/// <summary>A network's accuracy against the amount of a change, over all curves and both directions of it.</summary>
internal sealed class Falling(string name, IReadOnlyList<Curve> curves)
{
    public string Name => name;

    /// <summary>Whether the accuracy at an amount was measured, on either side of 0.</summary>
    public bool Has(double amount) => Directions(amount) > 0;

    /// <summary>In how many directions it was measured.</summary>
    public int Directions(double amount) => Points(amount).Count();

    /// <summary>The accuracy at an amount. The directions share their examples, so their mean is hardly surer than each of them.</summary>
    public Interval At(double amount)
    {
        var points = Points(amount).ToList();
        return new Interval(
            points.Average(point => point.Accuracy.Mean), points.Average(point => point.Accuracy.Low),
            points.Average(point => point.Accuracy.High));
    }

    /// <summary>
    /// The accuracy at an amount divided by the accuracy at 0. The interval's half width is that of a ratio of two
    /// independent values: the relative half widths add as squares.
    /// </summary>
    public Interval Kept(double amount)
    {
        var (changed, unchanged) = (At(amount), At(0));
        var kept = changed.Mean / unchanged.Mean;
        double Half(Func<Interval, double> side) =>
            Math.Sqrt(Square(side(changed) / unchanged.Mean) + Square(kept * side(unchanged) / unchanged.Mean));
        return new Interval(
            kept, kept - Half(interval => interval.Mean - interval.Low), kept + Half(interval => interval.High - interval.Mean));
    }

    /// <summary>Whether the accuracy at an amount is below that at 0 beyond noise.</summary>
    public bool Falls(double amount) => At(amount).High < At(0).Low;

    private IEnumerable<CurvePoint> Points(double amount) =>
        curves.SelectMany(curve => curve.Points).Where(point => Math.Abs(point.X) == amount);

    private static double Square(double value) => value * value;
}
