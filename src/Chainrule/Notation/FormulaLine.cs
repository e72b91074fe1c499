namespace Chainrule.Notation;

/// <summary>One line of a displayed formula.</summary>
/// <param name="Left">What the equals signs are aligned after; null for nothing.</param>
/// <param name="Parts">What follows, each part with its sign before it; none where the formula is no equation.</param>
/// <param name="Sign">What stands before the first part: <c>=</c>, to which further sides are equal, <see cref="Term"/> or <see cref="Factor"/>.</param>
internal sealed record FormulaLine(Formula? Left, IReadOnlyList<Formula> Parts, string Sign = "=")
{
    /// <summary>The sign of parts that are further terms of the sum above.</summary>
    public const string Term = "+";

    /// <summary>The sign of a part that goes on with the product above.</summary>
    public const string Factor = "·";

    /// <summary>Whether the parts go on with what stands above.</summary>
    public bool IsContinued => Sign is Term or Factor;
}
