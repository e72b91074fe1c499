namespace Chainrule.Notation;

/// <summary>One line of a displayed formula.</summary>
/// <param name="Left">What the equals signs are aligned after; null for nothing.</param>
/// <param name="Parts">What follows; none where the formula is no equation.</param>
/// <param name="Start">What the parts are, and so the sign before them.</param>
internal sealed record FormulaLine(Formula? Left, IReadOnlyList<Formula> Parts, LineStart Start = LineStart.Sides);
