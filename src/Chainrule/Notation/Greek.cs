namespace Chainrule.Notation;

/// <summary>The Greek letters that do not look like Latin ones, and what LaTeX calls them.</summary>
internal static class Greek
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['ε'] = "varepsilon", ['ζ'] = "zeta", ['η'] = "eta",
        ['θ'] = "theta", ['ι'] = "iota", ['κ'] = "kappa", ['λ'] = "lambda", ['μ'] = "mu", ['ν'] = "nu", ['ξ'] = "xi", ['π'] = "pi",
        ['ρ'] = "rho", ['σ'] = "sigma", ['τ'] = "tau", ['υ'] = "upsilon", ['φ'] = "varphi", ['χ'] = "chi", ['ψ'] = "psi", ['ω'] = "omega",
        ['Γ'] = "Gamma", ['Δ'] = "Delta", ['Θ'] = "Theta", ['Λ'] = "Lambda", ['Ξ'] = "Xi", ['Π'] = "Pi", ['Σ'] = "Sigma",
        ['Φ'] = "Phi", ['Ψ'] = "Psi", ['Ω'] = "Omega",
    };

    public static bool IsLetter(char letter) => Names.ContainsKey(letter);

    /// <summary>A Latin or Greek letter in LaTeX.</summary>
    public static string Latex(char letter) => Names.TryGetValue(letter, out var name) ? $@"\{name}" : letter.ToString();
}
