namespace Chainrule.Notation;

/// <summary>A function of its arguments: <c>tanh(h)</c>, <c>max(a, b)</c>.</summary>
/// <param name="Function">What is applied: a <see cref="FunctionName"/> or a symbol, scripted or not.</param>
/// <param name="Arguments">What it is applied to.</param>
public sealed record Application(Formula Function, params IReadOnlyList<Formula> Arguments) : Formula
{
    /// <summary>What it is applied to, at least one.</summary>
    public IReadOnlyList<Formula> Arguments { get; } =
        Arguments.Count > 0 ? Arguments : throw new ArgumentException("A function has arguments.", nameof(Arguments));
}
