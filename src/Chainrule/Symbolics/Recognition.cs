namespace Chainrule.Symbolics;

/// <summary>
/// Finds a formula's right side within an expression and puts its left side there: σ(h_k)(1 − σ(h_k)) becomes ŷ_k(1 − ŷ_k) by
/// ŷ_k = σ(h_k). The indices of the left side stand for any others.
/// </summary>
public static class Recognition
{
    /// <summary>The expression with an element in place of every instance of what it is defined as.</summary>
    /// <param name="expression">The expression, simplified.</param>
    /// <param name="left">An element whose indices are plain and different, such as ŷ_k.</param>
    /// <param name="right">What it is: an expression in these indices, simplified.</param>
    public static Expression Introduce(this Expression expression, Element left, Expression right)
    {
        var changed = expression.WithParts(part => part is MaxOver ? part : part.Introduce(left, right));
        return Here(changed, left, right) is { } introduced ? introduced.Simplify() : changed;
    }

    private static Expression? Here(Expression target, Element left, Expression right)
    {
        if (target is Times product)
        {
            // As often as the product holds it.
            return Within(product, left, right) is { } smaller ? Here(smaller, left, right) ?? smaller : null;
        }
        foreach (var places in Match(right, target, []))
        {
            return Instance(left, places);
        }
        return null;
    }

    /// <summary>The product with the element for some of its factors; null where they are not among them.</summary>
    private static Expression? Within(Times product, Element left, Expression right)
    {
        Items<Expression> pattern = right is Times times ? times.Factors : [right];
        foreach (var (places, rest) in MatchFactors(pattern, product.Factors, []))
        {
            // Where the first of them stood.
            var first = product.Factors.ToList().FindIndex(factor => !rest.Any(other => ReferenceEquals(other, factor)));
            List<Expression> factors = [.. rest];
            factors.Insert(Math.Min(first, factors.Count), Instance(left, places));
            return new Times([.. factors]).Simplify();
        }
        return null;
    }

    private static Element Instance(Element left, Places places) =>
        new(left.Variable, [.. left.At.Select(at => places.TryGetValue(at.Name!.Value, out var place) ? place : at)]);

    /// <summary>The ways in which factors can be taken from a product, with what is left of it.</summary>
    private static IEnumerable<(Places Places, List<Expression> Left)> MatchFactors(
        IEnumerable<Expression> pattern, IEnumerable<Expression> factors, Places places)
    {
        var wanted = pattern.FirstOrDefault();
        var all = factors.ToList();
        if (wanted is null)
        {
            yield return (places, all);
            yield break;
        }
        var (radix, exponent) = Exponent(wanted);
        for (var i = 0; i < all.Count; i++)
        {
            var (other, power) = Exponent(all[i]);
            // Of x⁻² one x⁻¹ may be taken.
            if (exponent == 0 || power == 0 || Math.Sign(exponent) != Math.Sign(power) || Math.Abs(power) < Math.Abs(exponent))
            {
                continue;
            }
            foreach (var found in Match(radix, other, places))
            {
                var rest = all.ToList();
                rest.RemoveAt(i);
                if (power != exponent)
                {
                    rest.Insert(i, new Power(other, power - exponent));
                }
                foreach (var match in MatchFactors(pattern.Skip(1), rest, found))
                {
                    yield return match;
                }
            }
        }
    }

    private static (Expression Base, double Exponent) Exponent(Expression factor) => factor switch
    {
        Power { Exponent: Constant exponent } power => (power.Base, exponent.Value),
        _ => (factor, 1),
    };

    /// <summary>The places to put for the pattern's free indices that make it the target, beyond those already chosen.</summary>
    private static IEnumerable<Places> Match(Expression pattern, Expression target, Places places)
    {
        switch (pattern, target)
        {
            case (Element a, Element b) when a.Variable == b.Variable:
                return Match(a.At, b.At, places) is { } found ? [found] : [];
            case (Call a, Call b) when a.Function == b.Function && a.Label == b.Label:
                return Match(a.Argument, b.Argument, places);
            case (Power a, Power b):
                return Match(a.Base, b.Base, places).SelectMany(found => Match(a.Exponent, b.Exponent, found));
            case (Plus a, Plus b) when a.Terms.Count == b.Terms.Count:
                return MatchAll(a.Terms, b.Terms, places);
            case (Times a, Times b) when a.Factors.Count == b.Factors.Count:
                return MatchAll(a.Factors, b.Factors, places);
            case (Largest a, Largest b) when a.Of.Count == b.Of.Count:
                return MatchAll(a.Of, b.Of, places);
            case (Binder a, Binder b) when a.GetType() == b.GetType() && a.Over.Select(x => x.Range).SequenceEqual(b.Over.Select(x => x.Range)):
                var inner = new Places(places);
                foreach (var (x, y) in a.Over.Zip(b.Over))
                {
                    inner[x.Name] = y.Name;
                }
                return Match(a.Body, b.Body, inner).Select(found =>
                {
                    foreach (var binding in a.Over)
                    {
                        found.Remove(binding.Name);
                    }
                    return found;
                });
            case (Constant a, Constant b):
                return a == b ? [new Places(places)] : [];
            case (Indicator or Kronecker, _):
                return pattern.Equals(places.Aggregate(target, (e, _) => e)) ? [new Places(places)] : [];
            default:
                return [];
        }
    }

    private static IEnumerable<Places> MatchAll(Items<Expression> pattern, Items<Expression> target, Places places) =>
        pattern.Count == 0
            ? [places]
            : target.SelectMany((candidate, i) => Match(pattern[0], candidate, places).SelectMany(found =>
                MatchAll(pattern.Slice(1, pattern.Count - 1), [.. target.Where((_, j) => j != i)], found)));

    private static Places? Match(Items<AffineIndex> pattern, Items<AffineIndex> target, Places places)
    {
        var found = new Places(places);
        foreach (var (wanted, actual) in pattern.Zip(target))
        {
            if (wanted.Name is { } name)
            {
                if (found.TryGetValue(name, out var place))
                {
                    if (!place.Equals(actual))
                    {
                        return null;
                    }
                }
                else
                {
                    found[name] = actual;
                }
            }
            else if (!wanted.Equals(actual))
            {
                return null;
            }
        }
        return found;
    }

    /// <summary>What stands in a target for each of a pattern's indices.</summary>
    private sealed class Places : Dictionary<IndexName, AffineIndex>
    {
        public Places() { }

        public Places(Places other) : base(other) { }
    }
}
