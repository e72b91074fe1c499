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
    public static Expression Contract(this Expression expression, IReadOnlyDictionary<IndexName, IndexRange> ranges) =>
        Contracted(expression.Simplify(), ranges).Simplify();

    private static Expression Contracted(Expression expression, IReadOnlyDictionary<IndexName, IndexRange> ranges) => expression switch
    {
        SumOver sum => Sum(sum.Over, sum.Body, ranges),
        Times product when Hoisted(product) is { } sum => Contracted(sum, ranges),
        _ => expression.WithParts(part => part is MaxOver ? part : Contracted(part, ranges)),
    };

    /// <summary>A product with a sum among its factors whose deltas hang on what it runs over, as a sum of products.</summary>
    private static SumOver? Hoisted(Times product)
    {
        var i = product.Factors.ToList().FindIndex(factor => factor is SumOver sum && HasDelta(sum.Body, sum.Over));
        if (i < 0)
        {
            return null;
        }
        var others = product.Factors.Where((_, j) => j != i).ToList();
        var apart = ((SumOver)product.Factors[i]).Apart(others.SelectMany(factor => factor.FreeIndices));
        return new SumOver(apart.Over, new Times([.. product.Factors.Select((factor, j) => j == i ? apart.Body : factor)]));
    }

    private static Expression Sum(Items<Binding> over, Expression body, IReadOnlyDictionary<IndexName, IndexRange> ranges)
    {
        body = body.Simplify();
        switch (body)
        {
            case SumOver nested:
                nested = (SumOver)nested.Apart(over.Select(binding => binding.Name).Concat(ranges.Keys));
                return Sum([.. over, .. nested.Over], nested.Body, ranges);
            // Σ (u + v) = Σ u + Σ v, where a delta in one of them can be used.
            case Plus sum when HasDelta(sum, over):
                return new Plus([.. sum.Terms.Select(term => Sum(over, term, ranges))]).Simplify();
            case Times product when Expanded(product, over) is { } expanded:
                return Sum(over, expanded, ranges);
            case Times product when Hoisted(product) is { } sum:
                return Sum(over, sum, ranges);
        }
        // The outermost index that a delta fixes.
        Items<Expression> factors = body is Times times ? times.Factors : [body];
        foreach (var binding in over)
        {
            var delta = factors.OfType<Kronecker>().FirstOrDefault(delta => (delta.Left - delta.Right).Coefficient(binding.Name) != 0);
            if (delta is not null)
            {
                var rest = new Times([.. factors.Where(factor => !ReferenceEquals(factor, delta))]);
                Items<Binding> left = [.. over.Where(other => other != binding)];
                return Sum(left, Fixed(binding, delta, rest, With(ranges, left)), ranges);
            }
        }
        var inner = With(ranges, over);
        return Factored(over, [.. factors.Select(factor => Contracted(factor, inner))]);
    }

    /// <summary>The one term in which an index has the value that a delta asks for.</summary>
    private static Times Fixed(Binding binding, Kronecker delta, Times rest, IReadOnlyDictionary<IndexName, IndexRange> ranges)
    {
        // c·i + r = 0, so i = −r/c.
        var difference = delta.Left - delta.Right;
        var coefficient = difference.Coefficient(binding.Name);
        var remainder = difference.Substitute(binding.Name, 0);
        var value = (coefficient > 0 ? -1 : 1) * (difference.Divisor * remainder) / Math.Abs(coefficient);
        List<Expression> factors = [];
        if (value.Divisor > 1)
        {
            factors.Add(new Indicator(new IsWhole(value)));
        }
        var isInside = value.Bounds(ranges) is { } bounds && binding.Range.Contains(bounds);
        if (!isInside && !IsZeroOutside(rest, binding))
        {
            factors.Add(new Indicator(new Within(value, binding.Range)));
        }
        // Conditions stand together before all else, in the order in which they arose.
        var others = rest.Factors.Select(factor => factor.Substitute(binding.Name, value)).ToLookup(factor => factor is Indicator);
        return new Times([.. others[true], .. factors, .. others[false]]);
    }

    /// <summary>Whether an expression is 0 wherever an index lies outside its range, because a variable is.</summary>
    private static bool IsZeroOutside(Expression expression, Binding binding) => expression switch
    {
        Element element => element.At.Zip(element.Variable.Ranges).Any(axis => axis.First.Name == binding.Name && binding.Range.Contains(axis.Second)),
        Times product => product.Factors.Any(factor => IsZeroOutside(factor, binding)),
        Plus sum => sum.Terms.All(term => IsZeroOutside(term, binding)),
        SumOver sum => IsZeroOutside(sum.Body, binding),
        Power { Exponent: Constant { Value: > 0 } } power => IsZeroOutside(power.Base, binding),
        _ => false,
    };

    /// <summary>A sum whose factors without a running index stand before it: Σ_k δ_k w_jk x_i = x_i Σ_k δ_k w_jk.</summary>
    private static Times Factored(Items<Binding> over, Items<Expression> factors)
    {
        if (over.Count == 0)
        {
            return new Times(factors);
        }
        var names = over.Select(binding => binding.Name).ToHashSet();
        var inside = factors.Where(factor => factor.FreeIndices.Any(names.Contains)).ToList();
        return new Times([.. factors.Except(inside), new SumOver(over, new Times([.. inside]))]);
    }

    /// <summary>u (v + w) = u v + u w for the first factor that hides a delta of a running index; null where there is none.</summary>
    private static Plus? Expanded(Times product, Items<Binding> over)
    {
        var i = product.Factors.ToList().FindIndex(factor => factor is Plus sum && HasDelta(sum, over));
        return i < 0 ? null : new Plus([.. ((Plus)product.Factors[i]).Terms.Select(term =>
            (Expression)new Times([.. product.Factors.Select((factor, j) => j == i ? term : factor)]))]);
    }

    private static bool HasDelta(Expression expression, Items<Binding> over) => expression switch
    {
        Kronecker delta => over.Any(binding => (delta.Left - delta.Right).Coefficient(binding.Name) != 0),
        Plus or Times or SumOver => expression.Parts.Any(part => HasDelta(part, over)),
        _ => false,
    };

    private static Dictionary<IndexName, IndexRange> With(IReadOnlyDictionary<IndexName, IndexRange> ranges, Items<Binding> over)
    {
        var all = new Dictionary<IndexName, IndexRange>(ranges);
        foreach (var binding in over)
        {
            all[binding.Name] = binding.Range;
        }
        return all;
    }
}
