namespace Chainrule.Symbolics;

/// <summary>
/// The functions of one number, each with its value and its derivative. Where there is none (relu and abs at 0), it is the
/// derivative from one side that the layers take too: that of relu at 0 is 0.
/// </summary>
public static class Functions
{
    /// <summary>The exponential function: (eᵘ)′ = eᵘ.</summary>
    public static Function Exp { get; } = new("exp", Math.Exp, f => f);

    /// <summary>The natural logarithm: (ln u)′ = 1/u.</summary>
    public static Function Log { get; } = new("log", Math.Log, f => f.Argument.ToThe(-1));

    /// <summary>The square root: (√u)′ = 1/(2√u).</summary>
    public static Function Sqrt { get; } = new("sqrt", Math.Sqrt, f => 0.5 * f.ToThe(-1));

    /// <summary>The size without the sign: |u|′ = sign(u).</summary>
    public static Function Abs { get; } = new("abs", Math.Abs, f => Sign!.Of(f.Argument));

    /// <summary>−1, 0 or 1; its derivative is 0 wherever there is one.</summary>
    public static Function Sign { get; } = new("sign", u => double.IsNaN(u) ? u : Math.Sign(u), _ => 0);

    /// <summary>The logistic function, σ(u) = 1/(1 + e⁻ᵘ): σ′ = σ(1 − σ).</summary>
    public static Function Sigmoid { get; } = new("sigmoid", u => 1 / (1 + Math.Exp(-u)), f => f * (1 - f));

    /// <summary>The hyperbolic tangent: tanh′ = 1 − tanh².</summary>
    public static Function Tanh { get; } = new("tanh", Math.Tanh, f => 1 - f.ToThe(2));

    /// <summary>max(u, 0), with the derivative [u &gt; 0].</summary>
    public static Function Relu { get; } = new("relu", u => Math.Max(u, 0), f => new Indicator(new Above(f.Argument, 0)));

    /// <summary>ln(1 + eᵘ), with the derivative σ(u).</summary>
    public static Function Softplus { get; } =
        new("softplus", u => Math.Max(u, 0) + Log1p(Math.Exp(-Math.Abs(u))), f => Sigmoid.Of(f.Argument));

    /// <summary>Φ, the standard normal distribution function: Φ′ = φ.</summary>
    public static Function NormalCumulative { get; } = new("Phi", Normal.Cumulative, f => NormalDensity!.Of(f.Argument));

    /// <summary>φ(u) = e^(−u²/2)/√(2π): φ′(u) = −u·φ(u).</summary>
    public static Function NormalDensity { get; } = new("phi", Normal.Density, f => -(f.Argument * f));

    /// <summary>Every function, in the order to list them.</summary>
    public static IReadOnlyList<Function> All { get; } =
        [Exp, Log, Sqrt, Abs, Sign, Sigmoid, Tanh, Relu, Softplus, NormalCumulative, NormalDensity];

    /// <summary>ln(1 + u) without losing a small u (Kahan's way: what was lost in 1 + u is made good again).</summary>
    internal static double Log1p(double u)
    {
        var sum = 1 + u;
        return sum == 1 ? u : Math.Log(sum) * u / (sum - 1);
    }
}
