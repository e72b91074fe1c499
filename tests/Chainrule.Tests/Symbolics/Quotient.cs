namespace Chainrule.Tests.Symbolics;

/// <summary>Derivatives by Richardson's extrapolation of central differences.</summary>
internal static class Quotient
{
    /// <summary>The derivative of a function, and how far off it may be.</summary>
    public static (double Value, double Error) Of(Func<double, double> function, double u, double step)
    {
        double Difference(double h) => (function(u + h) - function(u - h)) / (2 * h);
        var (wide, middle, narrow) = (Difference(step), Difference(step / 2), Difference(step / 4));
        var (rough, fine) = (middle + (middle - wide) / 3, narrow + (narrow - middle) / 3);
        return (fine, Math.Abs(fine - rough));
    }
}
