namespace Chainrule.Derivations.Steps;

/// <summary>
/// A derivative found without any rule of differentiation, from values of the function alone. Every estimate is exact for
/// parabolas. A kink beside the place (of a relu, of a maximum) spoils the central difference, but not the difference towards
/// its other side; for the rare kinks on both sides there is a smaller step.
/// </summary>
internal static class DifferenceQuotients
{
    private static readonly double[] StepSizes = [1e-5, 1e-6];

    /// <summary>A thousandth of the larger step, at which a jump is as high as ever, and what is left of it to be one.</summary>
    private const double NarrowGap = 1e-8, LeastGapLeft = 0.5;

    /// <summary>The share of a corner's bend by which the slopes beside it may change from one step to the other.</summary>
    private const double MostChange = 0.01;

    /// <summary>Estimates of a derivative, the central difference first; the function is evaluated only for those asked for.</summary>
    /// <param name="function">The function's value where its argument is changed by so much.</param>
    public static IEnumerable<double> Of(Func<double, double> function)
    {
        foreach (var step in StepSizes)
        {
            var (below, above) = (function(-step), function(step));
            yield return (above - below) / (2 * step);
            yield return Right(function, step);
            yield return Left(function, step);
        }
    }

    /// <summary>
    /// What is the matter with a function whose estimates are not the derivative that is expected: nothing, unless its values
    /// alone show a kink at the very place. At a jump they stay apart however near they are. At a corner the slopes to both sides
    /// no longer change with the step, and yet are not the same. A function that is merely steep does neither.
    /// </summary>
    /// <param name="function">The function's value where its argument is changed by so much.</param>
    /// <param name="tolerance">By how much slopes that are the same may differ.</param>
    public static Kink? KinkOf(Func<double, double> function, double tolerance)
    {
        var here = function(0);
        double Gap(double step) => Math.Max(Math.Abs(function(step) - here), Math.Abs(function(-step) - here));
        var (wide, narrow) = (Gap(StepSizes[0]), Gap(NarrowGap));
        if (wide > tolerance && narrow > LeastGapLeft * wide)
        {
            return Kink.Jump;
        }
        var (right, left) = (Right(function, StepSizes[1]), Left(function, StepSizes[1]));
        var change = Math.Max(Math.Abs(right - Right(function, StepSizes[0])), Math.Abs(left - Left(function, StepSizes[0])));
        return Math.Abs(right - left) > tolerance && change < MostChange * Math.Abs(right - left) ? Kink.Corner : null;
    }

    private static double Right(Func<double, double> function, double step) =>
        (4 * function(step) - 3 * function(0) - function(2 * step)) / (2 * step);

    private static double Left(Func<double, double> function, double step) => -Right(change => function(-change), step);
}
