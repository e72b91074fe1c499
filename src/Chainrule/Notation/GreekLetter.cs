namespace Chainrule.Notation;

/// <summary>The Greek letters of mathematics and their names in LaTeX.</summary>
internal static class GreekLetter
{
    private static readonly Dictionary<char, string> Names = new()
    {
        ['α'] = "alpha",
        ['β'] = "beta",
        ['γ'] = "gamma",
        ['δ'] = "delta",
        ['ε'] = "varepsilon",
        ['ζ'] = "zeta",
        ['η'] = "eta",
        ['θ'] = "theta",
        ['ι'] = "iota",
        ['κ'] = "kappa",
        ['λ'] = "lambda",
        ['μ'] = "mu",
        ['ν'] = "nu",
        ['ξ'] = "xi",
        ['π'] = "pi",
        ['ρ'] = "rho",
        ['ς'] = "varsigma",
        ['σ'] = "sigma",
        ['τ'] = "tau",
        ['υ'] = "upsilon",
        ['φ'] = "varphi",
        ['χ'] = "chi",
        ['ψ'] = "psi",
        ['ω'] = "omega",
        ['Γ'] = "Gamma",
        ['Δ'] = "Delta",
        ['Θ'] = "Theta",
        ['Λ'] = "Lambda",
        ['Ξ'] = "Xi",
        ['Π'] = "Pi",
        ['Σ'] = "Sigma",
        ['Υ'] = "Upsilon",
        ['Φ'] = "Phi",
        ['Ψ'] = "Psi",
        ['Ω'] = "Omega",
    };

    /// <summary>Whether it is one of them. A letter that looks like a Latin one, such as omicron, is not.</summary>
    public static bool Is(char letter) => Names.ContainsKey(letter);

    /// <summary>The command that writes it, with the space that ends its name.</summary>
    public static string Latex(char letter) => $@"\{Names[letter]} ";
}
