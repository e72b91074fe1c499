namespace Chainrule.Filters;

/// <summary>A wave under a Gaussian bell: it answers to stripes of one width and one direction.</summary>
public static class GaborKernel
{
    /// <summary>The wavelength where none is given, in cells.</summary>
    public const double DefaultLambda = 8;

    /// <summary>
    /// The bell's deviation over the wavelength where none is given: with it the filter is one octave wide at half its largest
    /// gain, <c>√(ln 2 / 2) / π · (2¹ + 1) / (2¹ − 1)</c> (N. Petkov and P. Kruizinga, "Computational models of visual neurons
    /// specialised in the detection of periodic and aperiodic oriented visual stimuli", 1997).
    /// </summary>
    public const double DefaultSigmaShare = 0.5622;

    /// <summary>The bell's width over its length where none is given.</summary>
    public const double DefaultGamma = 0.5;

    internal static readonly KernelParameter ThetaParameter =
        new("THETA", "the direction across the stripes in degrees, clockwise from the right", -360, 360);

    internal static readonly KernelParameter LambdaParameter = new("LAMBDA", "the wavelength in cells", 2, 70, "8");

    internal static readonly KernelParameter SigmaParameter =
        new("SIGMA", "the bell's deviation across the stripes in cells", 0.1, 40, "0.5622·LAMBDA");

    internal static readonly KernelParameter PsiParameter = new("PSI", "the wave's phase at the centre in degrees", -360, 360, "0");

    internal static readonly KernelParameter GammaParameter =
        new("GAMMA", "the bell's deviation across the stripes over that along them", 0.25, 4, "0.5");

    /// <summary>
    /// <c>exp(−(x′² + γ²y′²) / 2σ²) · cos(2πx′/λ + ψ)</c>, with x′ across the stripes and y′ along them (J. Daugman,
    /// "Uncertainty relation for resolution in space, spatial frequency, and orientation…", 1985). It reaches to three
    /// deviations of the bell. Its weights are as the formula gives them: they need not sum to 0.
    /// </summary>
    /// <param name="theta">The direction of x′ in degrees, clockwise from the right.</param>
    /// <param name="lambda">The wavelength λ in cells.</param>
    /// <param name="sigma">The bell's deviation σ along x′ in cells; 0.5622·λ unless it is said otherwise.</param>
    /// <param name="psi">The wave's phase ψ at the centre in degrees: 0 for a stripe in the middle, 90 for an edge.</param>
    /// <param name="gamma">σ over the bell's deviation along y′.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A wavelength outside [2, 70], a σ outside [0.1, 40], a γ outside [0.25, 4], or an angle beyond a full turn.
    /// </exception>
    public static Kernel Create(
        double theta, double lambda = DefaultLambda, double? sigma = null, double psi = 0, double gamma = DefaultGamma)
    {
        var (right, down) = KernelGrid.Direction(ThetaParameter.Check(theta));
        var waves = 2 * Math.PI / LambdaParameter.Check(lambda);
        var across = SigmaParameter.Check(sigma ?? DefaultSigmaShare * lambda, nameof(sigma));
        var along = across / GammaParameter.Check(gamma);
        var phase = PsiParameter.Check(psi) * Math.PI / 180;
        var rows = 2 * KernelGrid.Cells(3 * double.Hypot(across * down, along * right)) + 1;
        var columns = 2 * KernelGrid.Cells(3 * double.Hypot(across * right, along * down)) + 1;
        return new Kernel(new Tensors.Shape(1, rows, columns), KernelGrid.Sample(rows, columns, (x, y, _, _) =>
        {
            var (acrossThere, alongThere) = (x * right + y * down, y * right - x * down);
            var (a, b) = (acrossThere / across, alongThere / along);
            return Math.Exp(-(a * a + b * b) / 2) * Math.Cos(waves * acrossThere + phase);
        }));
    }
}
