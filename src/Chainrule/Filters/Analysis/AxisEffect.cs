namespace Chainrule.Filters.Analysis;

/// <summary>
/// What a row or a column of weights does along its axis, by its moments <c>m_p = Σ k_i iᵖ</c> about the middle: the first
/// that is not 0 is the order of the derivative that it takes.
/// </summary>
/// <param name="Role">What it does.</param>
/// <param name="Coefficient">The derivative's factor in the answer, <c>m_p / p!</c>; the sum of the weights where it takes none.</param>
/// <param name="Shift">Where its centre of mass lies, in cells after the middle; 0 where the sum is 0.</param>
/// <param name="Sigma">How widely a mean smooths: the deviation of its weights in cells; 0 for all others.</param>
public sealed record AxisEffect(AxisRole Role, double Coefficient, double Shift = 0, double Sigma = 0)
{
    /// <summary>The effect of weights along one axis.</summary>
    internal static AxisEffect Of(ReadOnlySpan<double> weights)
    {
        var moments = new KernelMoments(Kernel.Row(weights));
        var used = weights.Length - weights.Count(0.0);
        switch (moments.LeadingOrder)
        {
            case 0:
                var (sum, shift) = (moments[0, 0], moments[1, 0] / moments[0, 0]);
                var variance = moments[2, 0] / sum - shift * shift;
                return used == 1 ? new AxisEffect(AxisRole.Identity, sum, shift)
                    : HasBothSigns(weights) ? new AxisEffect(AxisRole.Sharpening, sum, shift)
                    : new AxisEffect(AxisRole.Smoothing, sum, shift, Math.Sqrt(Math.Max(variance, 0)));
            case 1:
                return new AxisEffect(AxisRole.FirstDerivative, moments.Coefficient(1, 0));
            case 2:
                return new AxisEffect(AxisRole.SecondDerivative, moments.Coefficient(2, 0));
            case 3:
                return new AxisEffect(AxisRole.ThirdDerivative, moments.Coefficient(3, 0));
            default:
                return used == 0
                    ? new AxisEffect(AxisRole.Nothing, 0)
                    : new AxisEffect(AxisRole.HigherDerivative, moments.Coefficient(4, 0));
        }
    }

    private static bool HasBothSigns(ReadOnlySpan<double> weights) => weights.ContainsAnyExceptInRange(0, double.MaxValue)
        && weights.ContainsAnyExceptInRange(double.MinValue, 0);
}
