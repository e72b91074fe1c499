namespace Chainrule.Symbolics;

/// <summary>
/// Writes what overflows on the way to a finite value so that it does not: 1/(1 + eᵘ) as σ(−u), eᵘ/(1 + eᵘ) as σ(u), and
/// ln(1 + eᵘ) as softplus(u). In single precision e⁸⁹ is infinite already, and so would be the derivatives' quotients.
/// </summary>
internal static class StableForm
{
    /// <summary>The same function of the same variables, of a simplified expression.</summary>
    public static Expression Stable(this Expression expression) => expression switch
    {
        Call { Argument: var argument } call when call.Function == Functions.Log && Exponent(argument) is { } u => Functions.Softplus.Of(u.Stable()),
        Times product => Stable(product.Factors),
        Power power => Stable([power]),
        _ => expression.WithParts(Stable),
    };

    private static Expression Stable(Items<Expression> factors)
    {
        List<Expression> stable = [], rest = [.. factors];
        foreach (var power in factors.OfType<Power>())
        {
            if (power.Exponent is Constant { Value: < 0 and var exponent } && Exponent(power.Base) is { } u)
            {
                rest.Remove(power);
                // eᵘ/(1 + eᵘ)ⁿ = σ(u) σ(−u)ⁿ⁻¹
                var isAbove = rest.Remove(Functions.Exp.Of(u));
                stable.AddRange(isAbove ? [Functions.Sigmoid.Of(u.Stable())] : []);
                stable.Add(Functions.Sigmoid.Of((-u).Simplify().Stable()).ToThe(-exponent - (isAbove ? 1 : 0)));
            }
        }
        return new Times([.. rest.Select(factor => factor.WithParts(Stable)), .. stable]).Simplify();
    }

    /// <summary>u, of 1 + eᵘ.</summary>
    private static Expression? Exponent(Expression sum) => sum switch
    {
        Plus { Terms: [Constant { Value: 1 }, Call call] } when call.Function == Functions.Exp => call.Argument,
        Plus { Terms: [Call call, Constant { Value: 1 }] } when call.Function == Functions.Exp => call.Argument,
        _ => null,
    };
}
