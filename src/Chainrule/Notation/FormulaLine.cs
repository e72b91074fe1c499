namespace Chainrule.Notation;

/// <summary>One line of a displayed formula.</summary>
/// <param name="Left">What the equals signs are aligned after; null for nothing.</param>
/// <param name="Parts">What follows, each part with its sign before it; none where the formula is no equation.</param>
/// <param name="Sign">The first part's sign; the others are equal to it. Null where the parts are further terms of the sum above.</param>
internal sealed record FormulaLine(Formula? Left, IReadOnlyList<Formula> Parts, string? Sign = "=")
{
    /// <summary>Whether the parts go on with the sum of the line above.</summary>
    public bool IsContinued => Sign is null;
}
