namespace Chainrule.Derivations.Steps;

/// <summary>
/// A derivative found without any rule of differentiation, from values of the function alone. Every estimate is exact for
/// parabolas. A kink beside the place (of a relu, of a maximum) spoils the central difference, but not the difference towards
/// its other side; for the rare kinks on both sides there is a smaller step.
/// </summary>
internal static class DifferenceQuotients
{
    private static readonly double[] StepSizes = [1e-5, 1e-6];

    /// <summary>Estimates of a derivative, the central difference first; the function is evaluated only for those asked for.</summary>
    /// <param name="function">The function's value where its argument is changed by so much.</param>
    public static IEnumerable<double> Of(Func<double, double> function)
    {
        foreach (var step in StepSizes)
        {
            var (below, above) = (function(-step), function(step));
            yield return (above - below) / (2 * step);
            var here = function(0);
            yield return (4 * above - 3 * here - function(2 * step)) / (2 * step);
            yield return (function(-2 * step) + 3 * here - 4 * below) / (2 * step);
        }
    }
}
