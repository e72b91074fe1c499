namespace Chainrule.Notation;

/// <summary>A function applied to something: <c>σ(h_j)</c>, <c>max(u, 0)</c>.</summary>
public sealed record Application(Formula Function, params IReadOnlyList<Formula> Arguments) : Formula
{
    /// <summary>What it is applied to, at least one.</summary>
    public IReadOnlyList<Formula> Arguments { get; } =
        Arguments.Count > 0 ? Arguments : throw new ArgumentException("A function is applied to something.", nameof(Arguments));
}
