namespace Chainrule.Notation;

/// <summary>
/// A sum of terms. A term that is a <see cref="Negative"/> is joined by a minus, every other by a plus: a negative number
/// keeps its sign in parentheses, as in <c>5 + (−2)</c>.
/// </summary>
public sealed record Sum(params IReadOnlyList<Formula> Terms) : Formula
{
    /// <summary>The terms, at least one.</summary>
    public IReadOnlyList<Formula> Terms { get; } = Terms.Count > 0 ? Terms : throw new ArgumentException("A sum has terms.", nameof(Terms));
}
