using Chainrule.Notation;

namespace Chainrule.Symbolics;

/// <summary>
/// Writes expressions as formulas. Kronecker's delta is written as Iverson does, [j = k], so that it is not taken for a delta
/// of backpropagation; <c>argmax</c> is the first of several.
/// </summary>
public static class Writing
{
    /// <summary>The expression as a formula.</summary>
    public static Formula Write(this Expression expression) => new ExpressionWriter().Write(expression);

    /// <summary>
    /// The expression with numbers put in for elements, and with sums and maxima written out: <c>0.35·1 + 0.15·0.05</c>. Of a
    /// sum of more than twelve terms the first three and the last stand for all. A term that a condition on its indices rules
    /// out is left away.
    /// </summary>
    /// <param name="expression">The expression.</param>
    /// <param name="values">
    /// The numbers of variables, in the order of <see cref="Variable.Offset"/>; an element of another stays as it is.
    /// </param>
    /// <param name="at">The values of the indices that it hangs on; another stays as it is.</param>
    /// <param name="digits">The significant digits to show of an element.</param>
    public static Formula WithNumbers(
        this Expression expression,
        IReadOnlyDictionary<Variable, double[]> values,
        IReadOnlyDictionary<IndexName, int> at,
        int digits = Number.OfDouble) => new NumberWriter(values, at, digits).Write(expression);
}
