namespace Chainrule.Symbolics;

/// <summary>
/// Makes expressions shorter without changing a value: numbers are computed, zeros and ones vanish, like terms and equal
/// factors join, sums within sums and products within products open. Nothing is multiplied out and the order stays that of
/// the first appearance, so that a formula remains the one its reader knows. Every rule takes something away, so it ends.
/// </summary>
public static class Simplification
{
    /// <summary>The simplified expression: equal to the given one wherever that has a finite value.</summary>
    public static Expression Simplify(this Expression expression)
    {
        // What one rule leaves may be another's business.
        var simplified = Once(expression);
        return simplified.Equals(expression) ? simplified : simplified.Simplify();
    }

    private static Expression Once(Expression expression) => expression switch
    {
        Plus sum => Simplified(sum),
        Times product => Simplified(product),
        Power power => Simplified(Once(power.Base), Once(power.Exponent)),
        Call call => Simplified(call with { Argument = Once(call.Argument) }),
        Largest largest => Simplified(largest.Of, parts => new Largest(parts)),
        Smallest smallest => Simplified(smallest.Of, parts => new Smallest(parts)),
        Kronecker delta => Simplified(delta),
        Indicator indicator => Simplified(indicator.Condition.WithParts(Once)),
        SumOver sum => Simplified(sum),
        MaxOver maximum => maximum.WithParts(Once),
        _ => expression,
    };

    private static Expression Simplified(Plus sum)
    {
        // Like terms join where the first of them stands.
        var terms = new List<(double Coefficient, Expression Of)>();
        foreach (var term in sum.Terms.Select(Once).SelectMany(term => term is Plus nested ? nested.Terms : [term]))
        {
            var (coefficient, rest) = term.Split();
            var i = terms.FindIndex(other => other.Of.Equals(rest));
            if (i < 0)
            {
                terms.Add((coefficient, rest));
            }
            else
            {
                terms[i] = (terms[i].Coefficient + coefficient, rest);
            }
        }
        terms.RemoveAll(term => term.Coefficient == 0);
        // ŷ − y rather than −y + ŷ.
        if (terms.FindIndex(term => term.Coefficient > 0) is var first and > 0)
        {
            var term = terms[first];
            terms.RemoveAt(first);
            terms.Insert(0, term);
        }
        return terms.Count switch
        {
            0 => Expression.Zero,
            1 => Scaled(terms[0].Coefficient, terms[0].Of),
            _ => new Plus([.. terms.Select(term => Scaled(term.Coefficient, term.Of))]),
        };
    }

    private static Expression Simplified(Times product)
    {
        var coefficient = 1d;
        var powers = new List<(Expression Base, Expression Exponent)>();
        foreach (var factor in product.Factors.Select(Once).SelectMany(factor => factor.AsFactors))
        {
            if (factor is Constant constant)
            {
                coefficient *= constant.Value;
                continue;
            }
            var (radix, exponent) = factor is Power power ? (power.Base, power.Exponent) : (factor, Expression.One);
            // Conditions are no numbers to be joined: asked twice, one is the same.
            var i = powers.FindIndex(other => other.Base.Equals(radix) && (!radix.IsCondition || other.Exponent.Equals(exponent)));
            if (i < 0)
            {
                powers.Add((radix, exponent));
            }
            else if (!radix.IsCondition)
            {
                powers[i] = (radix, Once(powers[i].Exponent + exponent));
            }
        }
        List<Expression> factors = [.. powers.Select(power => Simplified(power.Base, power.Exponent))];
        factors.RemoveAll(factor => factor.Equals(Expression.One));
        return Scaled(coefficient, factors.Count == 1 ? factors[0] : new Times([.. factors]));
    }

    private static Expression Simplified(Expression radix, Expression exponent) => (radix, exponent) switch
    {
        (_, Constant { Value: 0 }) => Expression.One,
        (_, Constant { Value: 1 }) => radix,
        (Constant b, Constant e) when double.IsFinite(Math.Pow(b.Value, e.Value)) => new Constant(Math.Pow(b.Value, e.Value)),
        // (uᵛ)ⁿ = uⁿᵛ and (u v)ⁿ = uⁿ vⁿ, for whole n only: √(u²) is |u|.
        (Power power, Constant { Value: var n }) when double.IsInteger(n) => Simplified(power.Base, Once(n * power.Exponent)),
        (Times product, Constant { Value: var n }) when double.IsInteger(n) =>
            new Times([.. product.Factors.Select(factor => Simplified(factor, exponent))]),
        (_, Constant { Value: > 0 }) when radix.IsCondition => radix,
        _ => new Power(radix, exponent),
    };

    private static Expression Simplified(Call call) => call switch
    {
        { Argument: Constant { Value: var u } } when IsExact(call.Function.Value(u)) => new Constant(call.Function.Value(u)),
        { Argument: Call { Argument: var u } inner } when call.Function == Functions.Log && inner.Function == Functions.Exp => u,
        _ => call,
    };

    /// <summary>e⁰ may be written 1, but e¹ stays what it is.</summary>
    private static bool IsExact(double value) => double.IsInteger(value) && Math.Abs(value) < 1000;

    /// <summary>The largest or the smallest of several.</summary>
    private static Expression Simplified(Items<Expression> of, Func<Items<Expression>, Expression> extreme)
    {
        Items<Expression> parts = [.. of.Select(Once).Distinct()];
        return parts.Count == 1 ? parts[0] : extreme(parts);
    }

    private static Expression Simplified(Kronecker delta) =>
        delta.Difference is { Terms.Count: 0, Constant: var difference } ? difference == 0 ? 1 : 0 : delta;

    private static Expression Simplified(Condition condition) => condition switch
    {
        Above { Left: Constant left, Right: Constant right } => left.Value > right.Value ? 1 : 0,
        NotAbove { Left: Constant left, Right: Constant right } => left.Value <= right.Value ? 1 : 0,
        IsWhole { Index.Divisor: 1 } => 1,
        IsWhole { Index.Terms.Count: 0 } => 0,
        Within { Index.Number: { } number } within => within.Range.Contains(number) ? 1 : 0,
        _ => new Indicator(condition),
    };

    private static Expression Simplified(SumOver sum)
    {
        var (coefficient, body) = Once(sum.Body).Split();
        var over = sum.Over;
        if (over.Any(binding => binding.Range.Count == 0))
        {
            return Expression.Zero;
        }
        // A sum of a sum is one sum.
        if (body is SumOver nested)
        {
            var inner = nested.Apart(over.Select(binding => binding.Name));
            (over, body) = ([.. over, .. inner.Over], inner.Body);
        }
        // Over an index that nothing hangs on it only counts.
        var free = body.FreeIndices.ToHashSet();
        var idle = over.Where(binding => !free.Contains(binding.Name)).ToList();
        coefficient = idle.Aggregate(coefficient, (product, binding) => product * binding.Range.Count);
        return Scaled(coefficient, idle.Count == over.Count ? body : new SumOver([.. over.Except(idle)], body));
    }

    /// <summary>A number times the rest; the rest of a number alone is 1.</summary>
    internal static (double Coefficient, Expression Of) Split(this Expression expression) => expression switch
    {
        Constant constant => (constant.Value, Expression.One),
        Times { Factors: [Constant constant, .. var rest] } => (constant.Value, rest.Count == 1 ? rest[0] : new Times(rest)),
        _ => (1, expression),
    };

    /// <summary>A number times something simplified.</summary>
    private static Expression Scaled(double coefficient, Expression rest) => rest switch
    {
        _ when coefficient == 0 => Expression.Zero,
        Constant constant => new Constant(coefficient * constant.Value),
        Times { Factors: [] } => new Constant(coefficient),
        _ when coefficient == 1 => rest,
        // −(u − v) = −u + v
        Plus sum when coefficient == -1 =>
            new Plus([.. sum.Terms.Select(Split).Select(term => Scaled(-term.Coefficient, term.Of))]),
        Times product => new Times([coefficient, .. product.Factors]),
        _ => new Times([coefficient, rest]),
    };
}
