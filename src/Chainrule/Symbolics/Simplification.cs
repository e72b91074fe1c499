namespace Chainrule.Symbolics;

/// <summary>
/// Makes expressions shorter without changing a value: numbers are computed, zeros and ones vanish, like terms and equal
/// factors join, sums within sums and products within products open. Nothing is multiplied out and the order stays that of
/// the first appearance, so that a formula remains the one its reader knows. Every rule takes something away, so it ends.
/// </summary>
public static class Simplification
{
    /// <summary>The simplified expression: equal to the given one wherever that has a finite value.</summary>
    public static Expression Simplify(this Expression expression) => expression switch
    {
        Plus sum => Simplified(sum),
        Times product => Simplified(product),
        Power power => Simplified(power.Base.Simplify(), power.Exponent.Simplify()),
        Call call => Simplified(call with { Argument = call.Argument.Simplify() }),
        Largest largest => largest.WithParts(Simplify) is Largest { Of: var parts } && parts.Distinct().ToList() is [var only] ? only : largest.WithParts(Simplify),
        Kronecker delta => Simplified(delta),
        Indicator indicator => Simplified(indicator.Condition),
        SumOver sum => Simplified(sum),
        MaxOver maximum => maximum.With(maximum.Over, maximum.Body.Simplify()),
        _ => expression,
    };

    private static Expression Simplified(Plus sum)
    {
        // Like terms join where the first of them stands.
        var terms = new List<(double Coefficient, Expression Of)>();
        foreach (var term in sum.Terms.Select(Simplify).SelectMany(Terms))
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

    private static IEnumerable<Expression> Terms(Expression expression) => expression is Plus sum ? sum.Terms : [expression];

    private static Expression Simplified(Times product)
    {
        var coefficient = 1d;
        var powers = new List<(Expression Base, Expression Exponent)>();
        foreach (var factor in product.Factors.Select(Simplify).SelectMany(Factors))
        {
            if (factor is Constant constant)
            {
                coefficient *= constant.Value;
                continue;
            }
            var (radix, exponent) = factor is Power power ? (power.Base, power.Exponent) : (factor, Expression.One);
            var i = powers.FindIndex(other => other.Base.Equals(radix));
            if (i < 0)
            {
                powers.Add((radix, exponent));
            }
            else if (radix is not (Indicator or Kronecker))
            {
                powers[i] = (radix, (powers[i].Exponent + exponent).Simplify());
            }
        }
        if (coefficient == 0)
        {
            return Expression.Zero;
        }
        List<Expression> factors = [.. powers.Select(power => Simplified(power.Base, power.Exponent)).Where(factor => !factor.Equals(Expression.One))];
        return Scaled(coefficient, factors.Count == 1 ? factors[0] : new Times([.. factors]));
    }

    private static IEnumerable<Expression> Factors(Expression expression) => expression is Times product ? product.Factors : [expression];

    private static Expression Simplified(Expression radix, Expression exponent) => (radix, exponent) switch
    {
        (_, Constant { Value: 0 }) => Expression.One,
        (_, Constant { Value: 1 }) => radix,
        (Constant b, Constant e) when double.IsFinite(Math.Pow(b.Value, e.Value)) => new Constant(Math.Pow(b.Value, e.Value)),
        // (uᵃ)ⁿ = uᵃⁿ and (u v)ⁿ = uⁿ vⁿ, for whole n only: √(u²) is |u|.
        (Power { Exponent: Constant inner } power, Constant { Value: var n }) when double.IsInteger(n) =>
            Simplified(power.Base, new Constant(inner.Value * n)),
        (Times product, Constant { Value: var n }) when double.IsInteger(n) =>
            Simplified(new Times([.. product.Factors.Select(factor => (Expression)new Power(factor, exponent))])),
        (Indicator or Kronecker, Constant { Value: > 0 }) => radix,
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

    private static Expression Simplified(Kronecker delta) =>
        (delta.Left - delta.Right) is { Terms.Count: 0 } difference ? difference.Constant == 0 ? 1 : 0 : delta;

    private static Expression Simplified(Condition condition) => condition switch
    {
        Above { Left: var left, Right: var right } => (left.Simplify(), right.Simplify()) switch
        {
            (Constant a, Constant b) => a.Value > b.Value ? 1 : 0,
            var (a, b) => new Indicator(new Above(a, b)),
        },
        NotAbove { Left: var left, Right: var right } => (left.Simplify(), right.Simplify()) switch
        {
            (Constant a, Constant b) => a.Value <= b.Value ? 1 : 0,
            var (a, b) => new Indicator(new NotAbove(a, b)),
        },
        IsWhole { Index: { Terms.Count: 0 } index } => index.Divisor == 1 ? 1 : 0,
        IsWhole { Index.Divisor: 1 } => 1,
        Within { Index.Number: { } number } within => within.Range.Contains(number) ? 1 : 0,
        _ => new Indicator(condition),
    };

    private static Expression Simplified(SumOver sum)
    {
        var body = sum.Body.Simplify();
        if (sum.Over.Any(binding => binding.Range.Count == 0))
        {
            return Expression.Zero;
        }
        // A sum of a sum is one sum; over an index that nothing hangs on it only counts.
        if (body is SumOver nested && nested.Apart(sum.FreeIndices.Concat(sum.Over.Select(b => b.Name))) is SumOver inner)
        {
            return Simplified(new SumOver([.. sum.Over, .. inner.Over], inner.Body));
        }
        var free = body.FreeIndices.ToHashSet();
        var idle = sum.Over.Where(binding => !free.Contains(binding.Name)).ToList();
        var (coefficient, rest) = body.Split();
        coefficient = idle.Aggregate(coefficient, (product, binding) => product * binding.Range.Count);
        Items<Binding> over = [.. sum.Over.Except(idle)];
        return rest is Constant || coefficient == 0 || over.Count == 0
            ? Scaled(coefficient, rest)
            : Scaled(coefficient, new SumOver(over, rest));
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
        _ when coefficient == 1 => rest is Times { Factors.Count: 0 } ? Expression.One : rest,
        Times product => product.Factors.Count == 0 ? new Constant(coefficient) : new Times([coefficient, .. product.Factors]),
        _ => new Times([coefficient, rest]),
    };
}
