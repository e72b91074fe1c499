namespace Chainrule.Symbolics;

/// <summary>
/// Lets Kronecker's deltas do their work: under a sum, δ_jk leaves the one term in which j = k. Where the delta stands between
/// whole multiples of indices, as in δ_{p,2i+m}, the sum over i leaves i = (p − m)/2, and two conditions: that this is a whole
/// number, and that it lies in the sum's range. The second goes without saying where it always does, or where a factor is a
/// variable's element that would lie outside its ranges, and so be 0, otherwise.
/// </summary>
public static class Contraction
{
    /// <summary>The contracted and simplified expression: equal to the given one.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="ranges">The ranges of the indices that it hangs on, as far as they are known.</param>
    public static Expression Contract(this Expression expression, IReadOnlyDictionary<IndexName, IndexRange> ranges)
    {
        // What leaves one sum may leave another.
        var contracted = Contracted(expression.Simplify(), ranges).Simplify();
        return contracted.Equals(expression) ? contracted : contracted.Contract(ranges);
    }

    private static Expression Contracted(Expression expression, IReadOnlyDictionary<IndexName, IndexRange> ranges) => expression switch
    {
        SumOver sum => Sum(sum.Over, sum.Body, ranges),
        Times product when Hoisted(product, []) is { } sum => Contracted(sum, ranges),
        MaxOver maximum => maximum.With(maximum.Over, Contracted(maximum.Body, With(ranges, maximum.Over))),
        // Its indices have no ranges of their own.
        Indicator { Condition: IsFirstLargest } => expression,
        _ => expression.WithParts(part => Contracted(part, ranges)),
    };

    /// <summary>The sum over some indices of a body not yet contracted. The outermost index that a delta fixes goes first.</summary>
    private static Expression Sum(Items<Binding> over, Expression body, IReadOnlyDictionary<IndexName, IndexRange> ranges)
    {
        // A number stands before every sum, or it would be drawn in and out without end.
        var (coefficient, rest) = body.Simplify().Split();
        return coefficient * SumWithoutNumber(over, rest, ranges);
    }

    private static Expression SumWithoutNumber(Items<Binding> over, Expression body, IReadOnlyDictionary<IndexName, IndexRange> ranges)
    {
        switch (body)
        {
            // Σ Σ u = Σ u
            case SumOver nested:
                return Nested(nested);
            // Σ (u + v) = Σ u + Σ v, where a delta in one of them can be used.
            case Plus sum when HasDelta(sum, over):
                return new Plus([.. sum.Terms.Select(term => Sum(over, term, ranges))]);
            case Times product when Expanded(product, over) is { } expanded:
                return Sum(over, expanded, ranges);
            case Times product when Hoisted(product, over) is { } hoisted:
                return Nested(hoisted);
        }
        Items<Expression> factors = body.AsFactors;
        foreach (var binding in over)
        {
            var delta = factors.OfType<Kronecker>().FirstOrDefault(delta => delta.Difference.Coefficient(binding.Name) != 0);
            if (delta is not null)
            {
                Items<Expression> rest = [.. factors.Where(factor => !ReferenceEquals(factor, delta))];
                Items<Binding> left = [.. over.Where(other => other != binding)];
                return Sum(left, Fixed(binding, delta, rest, With(ranges, left)), ranges);
            }
        }
        var all = With(ranges, over);
        return Factored(over, [.. factors.Select(factor => Contracted(factor, all))]);

        Expression Nested(SumOver sum)
        {
            var apart = sum.Apart(over.Select(binding => binding.Name));
            return Sum([.. over, .. apart.Over], apart.Body, ranges);
        }
    }

    /// <summary>The one term in which an index has the value that a delta asks for.</summary>
    private static Times Fixed(
        Binding binding, Kronecker delta, Items<Expression> rest, IReadOnlyDictionary<IndexName, IndexRange> ranges)
    {
        // (c·i + r)/d = 0, so i = −r/c.
        var difference = delta.Difference.Divisor * delta.Difference;
        var coefficient = difference.Coefficient(binding.Name);
        var others = difference.Substitute(binding.Name, 0);
        var value = -Math.Sign(coefficient) * others / Math.Abs(coefficient);
        List<Expression> conditions = [];
        if (value.Divisor > 1)
        {
            conditions.Add(new Indicator(new IsWhole(value)));
        }
        var isInside = value.Bounds(ranges) is { } bounds && binding.Range.Contains(bounds);
        var isZeroOutside = rest.Any(factor => IsZeroOutside(factor, binding))
            && rest.All(factor => factor.IsFinite || !factor.FreeIndices.Contains(binding.Name));
        if (!isInside && !isZeroOutside)
        {
            conditions.Add(new Indicator(new Within(value, binding.Range)));
        }
        // Conditions stand together before all else, in the order in which they arose.
        var fixedFactors = rest.Select(factor => factor.Substitute(binding.Name, value)).ToLookup(factor => factor is Indicator);
        return new Times([.. fixedFactors[true], .. conditions, .. fixedFactors[false]]);
    }

    /// <summary>Whether an expression is 0 wherever an index lies outside its range, because a variable is.</summary>
    private static bool IsZeroOutside(Expression expression, Binding binding) => expression switch
    {
        Element element => element.At.Zip(element.Variable.Ranges).Any(axis =>
            axis.First.Name == binding.Name && binding.Range.Contains(axis.Second)),
        Times product => product.Factors.Any(factor => IsZeroOutside(factor, binding)),
        Plus sum => sum.Terms.All(term => IsZeroOutside(term, binding)),
        SumOver sum => sum.FreeIndices.Contains(binding.Name) && IsZeroOutside(sum.Body, binding),
        Power { Exponent: Constant { Value: > 0 } } power => IsZeroOutside(power.Base, binding),
        _ => false,
    };

    /// <summary>A product with one of its sums drawn before it that has a delta of an index that runs in it or around it.</summary>
    private static SumOver? Hoisted(Times product, Items<Binding> over)
    {
        var i = IndexOf(product, factor => factor is SumOver sum && HasDelta(sum.Body, [.. sum.Over, .. over]));
        if (i < 0)
        {
            return null;
        }
        var others = product.Factors.Where((_, j) => j != i);
        var sum = ((SumOver)product.Factors[i]).Apart(others.SelectMany(factor => factor.FreeIndices));
        return new SumOver(sum.Over, With(product, i, sum.Body));
    }

    /// <summary>u (v + w) = u v + u w for the first factor that hides a delta of a running index; null where there is none.</summary>
    private static Plus? Expanded(Times product, Items<Binding> over)
    {
        var i = IndexOf(product, factor => factor is Plus sum && HasDelta(sum, over));
        return i < 0 ? null : new Plus([.. ((Plus)product.Factors[i]).Terms.Select(term => (Expression)With(product, i, term))]);
    }

    /// <summary>
    /// A sum whose factors without a running index stand before it: Σ_k δ_k w_jk x_i = x_i Σ_k δ_k w_jk. One that may be
    /// infinite stays behind the conditions that rule it out.
    /// </summary>
    private static Times Factored(Items<Binding> over, Items<Expression> factors)
    {
        var names = over.Select(binding => binding.Name).ToHashSet();
        bool Runs(Expression factor) => factor.FreeIndices.Any(names.Contains);
        var hasCondition = factors.Any(factor => factor.IsCondition && Runs(factor));
        var inside = factors.ToLookup(factor => Runs(factor) || hasCondition && !factor.IsFinite);
        return new Times([.. inside[false], new SumOver(over, new Times([.. inside[true]]))]);
    }

    private static int IndexOf(Times product, Predicate<Expression> asked) => product.Factors.ToList().FindIndex(asked);

    private static Times With(Times product, int i, Expression replacement) =>
        new([.. product.Factors.Select((factor, j) => j == i ? replacement : factor)]);

    private static bool HasDelta(Expression expression, Items<Binding> over) => expression switch
    {
        Kronecker delta => over.Any(binding => delta.Difference.Coefficient(binding.Name) != 0),
        Plus or Times or SumOver => expression.Parts.Any(part => HasDelta(part, over)),
        _ => false,
    };

    /// <summary>The ranges of indices together with those of others that run within.</summary>
    internal static Dictionary<IndexName, IndexRange> With(IReadOnlyDictionary<IndexName, IndexRange> ranges, Items<Binding> over)
    {
        var all = new Dictionary<IndexName, IndexRange>(ranges);
        foreach (var binding in over)
        {
            all[binding.Name] = binding.Range;
        }
        return all;
    }
}
