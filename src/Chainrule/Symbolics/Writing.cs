using Chainrule.Notation;

namespace Chainrule.Symbolics;

/// <summary>Writes expressions as formulas.</summary>
public static class Writing
{
    /// <summary>The expression as a formula.</summary>
    public static Formula Write(this Expression expression) => new ExpressionWriter().Write(expression);
}
