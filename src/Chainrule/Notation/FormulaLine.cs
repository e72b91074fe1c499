namespace Chainrule.Notation;

/// <summary>One line of a displayed formula.</summary>
/// <param name="Left">What the equals signs are aligned after; null for nothing.</param>
/// <param name="Parts">What follows, each part with its sign before it; none where the formula is no equation.</param>
/// <param name="IsContinued">Whether the parts are further terms of the sum above, and not sides of the equation.</param>
internal sealed record FormulaLine(Formula? Left, IReadOnlyList<Formula> Parts, bool IsContinued = false);
