namespace Chainrule.Symbolics;

/// <summary>Draws out of a sum what all of its terms are multiplied by: ŷ_k[j = k] − ŷ_kŷ_j = ŷ_k([j = k] − ŷ_j).</summary>
public static class Factoring
{
    /// <summary>The expression with the common factors of each sum before it: equal to the given one wherever that is finite.</summary>
    /// <param name="expression">The expression, simplified.</param>
    public static Expression Factor(this Expression expression)
    {
        var changed = expression.WithParts(Factor).Simplify();
        return changed is Plus sum && Common(sum) is { } common
            ? (common * new Plus([.. sum.Terms.Select(term => (term / common).Simplify())])).Simplify().Factor()
            : changed;
    }

    /// <summary>A factor of all terms, in the least power that it has in one; null where there is none.</summary>
    private static Expression? Common(Plus sum)
    {
        var hasCondition = sum.Terms.SelectMany(term => term.AsFactors).Any(factor => factor.IsCondition);
        foreach (var (radix, exponent) in Powers(sum.Terms[0]))
        {
            var exponents = sum.Terms.Select(term => Powers(term).FirstOrDefault(power => power.Base.Equals(radix)).Exponent).ToList();
            var common = radix.ToThe(exponents.MinBy(Math.Abs)).Simplify();
            // What may be infinite stays behind the conditions that rule it out.
            if (exponents.All(other => Math.Sign(other) == Math.Sign(exponent)) && (common.IsFinite || !hasCondition))
            {
                return common;
            }
        }
        return null;
    }

    private static IEnumerable<(Expression Base, double Exponent)> Powers(Expression term) =>
        term.AsFactors.Select(factor => factor is Power { Exponent: Constant exponent } power ? (power.Base, exponent.Value) : (factor, 1))
            .Where(power => power.Item1 is not Constant && !power.Item1.IsCondition);
}
