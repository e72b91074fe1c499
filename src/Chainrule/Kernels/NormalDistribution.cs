namespace Chainrule.Kernels;

/// <summary>The standard normal distribution, over lanes.</summary>
internal static class NormalDistribution
{
    /// <summary>
    /// Chebyshev coefficients of <c>ln(erfc(z)/t) + z²</c> in s = 2t − 1 with t = 2/(2 + z): the complementary error
    /// function over all z ≥ 0 in one series. Computed with 40 digits; against the true function the relative error in double stays
    /// below 3·10⁻¹³ for z up to 25, most of it from rounding the large exponent.
    /// </summary>
    private static ReadOnlySpan<double> Coefficients =>
    [
        -0.6513268598908547, 0.6419697923564902, 0.019476473204185836, -0.009561514786808632,
        -0.0009465953444820369, 0.00036683949785276145, 4.252332480690777e-05, -2.0278578112534242e-05,
        -1.6242900046470256e-06, 1.3036558355805232e-06, 1.5626441722066142e-08, -8.523809591492654e-08,
        6.5290544390988515e-09, 5.059343495551469e-09, -9.91364156493033e-10, -2.273651222931836e-10,
        9.646791102015527e-11, 2.3940380830391146e-12, -6.886027526497553e-12, 8.944879273090725e-13,
        3.130921399342958e-13, -1.1270822361367252e-13, 3.810905255189232e-16, 7.106097613609237e-15,
        -1.5230282014571043e-15, -9.457494571291233e-17, 1.210237189224279e-16, -2.816663087747177e-17,
    ];

    /// <summary>Φ(h): the share of the distribution below <paramref name="h"/>.</summary>
    public static TLane Cumulative<TLane, T>(TLane h)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var z = TLane.Abs(h) * TLane.Constant(Math.Sqrt(0.5));
        var t = TLane.Constant(2) / (TLane.Constant(2) + z);
        var s = TLane.MulAdd(TLane.Constant(2), t, TLane.Constant(-1));
        // Clenshaw's recurrence.
        TLane sum = default, before = default;
        for (var k = Coefficients.Length - 1; k > 0; k--)
        {
            (sum, before) = (TLane.MulAdd(s + s, sum, TLane.Constant(Coefficients[k]) - before), sum);
        }
        var exponent = TLane.MulAdd(s, sum, TLane.Constant(Coefficients[0]) - before) - z * z;
        var tail = TLane.Constant(0.5) * t * TLane.Exp(exponent);
        return TLane.WhereGreater(h, default, TLane.Constant(1) - tail, tail);
    }

    /// <summary>φ(h) = e^(−h²/2) / √(2π), the density at <paramref name="h"/>.</summary>
    public static TLane Density<TLane, T>(TLane h)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged =>
        TLane.Constant(1 / Math.Sqrt(2 * Math.PI)) * TLane.Exp(TLane.Constant(-0.5) * h * h);
}
