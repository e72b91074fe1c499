namespace Chainrule.Symbolics;

/// <summary>
/// The functions of one number, each with its value and its derivative. Where there is none (relu and abs at 0), it is the
/// derivative from one side that the layers take too: that of relu at 0 is 0.
/// </summary>
public static class Functions
{
    /// <summary>The exponential function: (eᵘ)′ = eᵘ.</summary>
    public static Function Exp { get; } = new("exp", Math.Exp, u => Exp!.Of(u));

    /// <summary>The natural logarithm: (ln u)′ = 1/u.</summary>
    public static Function Log { get; } = new("log", Math.Log, u => u.ToThe(-1));

    /// <summary>The square root: (√u)′ = 1/(2√u).</summary>
    public static Function Sqrt { get; } = new("sqrt", Math.Sqrt, u => 1 / (2 * (Expression)Sqrt!.Of(u)));

    /// <summary>The size without the sign: |u|′ = sign(u).</summary>
    public static Function Abs { get; } = new("abs", Math.Abs, u => Sign!.Of(u));

    /// <summary>−1, 0 or 1; its derivative is 0 wherever there is one.</summary>
    public static Function Sign { get; } = new("sign", u => double.IsNaN(u) ? u : Math.Sign(u), _ => 0);

    /// <summary>The sheet's activation, σ(u) = 1/(1 + e⁻ᵘ): σ′ = σ(1 − σ).</summary>
    public static Function Sigmoid { get; } = new("sigmoid", u => 1 / (1 + Math.Exp(-u)), u => Sigmoid!.Of(u) * (1 - Sigmoid.Of(u)));

    /// <summary>The hyperbolic tangent: tanh′ = 1 − tanh².</summary>
    public static Function Tanh { get; } = new("tanh", Math.Tanh, u => 1 - Tanh!.Of(u).ToThe(2));

    /// <summary>max(u, 0), with the derivative [u &gt; 0].</summary>
    public static Function Relu { get; } = new("relu", u => Math.Max(u, 0), u => new Indicator(new Above(u, 0)));

    /// <summary>ln(1 + eᵘ), with the derivative σ(u).</summary>
    public static Function Softplus { get; } = new("softplus", u => Math.Max(u, 0) + Log1p(Math.Exp(-Math.Abs(u))), u => Sigmoid.Of(u));

    /// <summary>Φ, the standard normal distribution function: Φ′ = φ.</summary>
    public static Function NormalCumulative { get; } = new("Phi", Normal.Cumulative, u => NormalDensity!.Of(u));

    /// <summary>φ(u) = e^(−u²/2)/√(2π): φ′(u) = −u·φ(u).</summary>
    public static Function NormalDensity { get; } = new("phi", Normal.Density, u => -(u * NormalDensity!.Of(u)));

    /// <summary>Every function, in the order to list them.</summary>
    public static IReadOnlyList<Function> All { get; } =
        [Exp, Log, Sqrt, Abs, Sign, Sigmoid, Tanh, Relu, Softplus, NormalCumulative, NormalDensity];

    /// <summary>ln(1 + u) without losing a small u (Kahan's way: what was lost in 1 + u is made good again).</summary>
    private static double Log1p(double u)
    {
        var sum = 1 + u;
        return sum == 1 ? u : Math.Log(sum) * u / (sum - 1);
    }
}
