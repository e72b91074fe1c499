namespace Chainrule.Notation;

/// <summary>Formulas with a sign between them that relates them: <c>h_j > 0</c>, <c>0 ≤ p − 2i ≤ 2</c>, <c>2 | p − m</c>.</summary>
/// <param name="Sign">One of <c>=</c>, <c>&gt;</c>, <c>≥</c>, <c>&lt;</c>, <c>≤</c>, <c>≠</c>, <c>|</c> and <c>∈</c>.</param>
/// <param name="Sides">What it stands between, at least two.</param>
public sealed record Relation(string Sign, params IReadOnlyList<Formula> Sides) : Formula
{
    /// <summary>The sign.</summary>
    public string Sign { get; } = Sign is "=" or ">" or "≥" or "<" or "≤" or "≠" or "|" or "∈"
        ? Sign
        : throw new ArgumentException($"'{Sign}' relates nothing.", nameof(Sign));

    /// <summary>What it stands between.</summary>
    public IReadOnlyList<Formula> Sides { get; } =
        Sides.Count > 1 ? Sides : throw new ArgumentException("A relation has two sides.", nameof(Sides));
}
