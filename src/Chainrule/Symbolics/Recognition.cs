namespace Chainrule.Symbolics;

/// <summary>
/// Finds a formula's right side within an expression and puts its left side there: σ(h_k)(1 − σ(h_k)) becomes ŷ_k(1 − ŷ_k) by
/// ŷ_k = σ(h_k). The indices of the left side stand for any others within their ranges.
/// </summary>
public static class Recognition
{
    /// <summary>
    /// The expression with an element in place of every instance of what it is defined as: equal to the given one wherever
    /// all that either is made of has a finite value.
    /// </summary>
    /// <param name="expression">The expression, simplified.</param>
    /// <param name="left">An element whose indices are plain and different, such as ŷ_k.</param>
    /// <param name="right">What it is: an expression that hangs on these indices and no others, simplified.</param>
    /// <exception cref="ArgumentException">A left side with other indices than that, or than the right side.</exception>
    public static Expression Introduce(this Expression expression, Element left, Expression right)
    {
        var names = left.At.Select(at => at.Name).OfType<IndexName>().ToHashSet();
        if (names.Count < left.At.Count || !names.SetEquals(right.FreeIndices))
        {
            throw new ArgumentException($"{left} and {right} hang on different indices, or not on plain ones.", nameof(left));
        }
        return Introduced(expression, left, right);
    }

    private static Expression Introduced(Expression expression, Element left, Expression right)
    {
        var changed = expression.WithParts(part => Introduced(part, left, right));
        if (changed is Times product)
        {
            // As often as it is among the factors.
            while (InProduct(product, left, right) is { } fewer)
            {
                if (fewer is not Times smaller)
                {
                    return fewer;
                }
                product = smaller;
            }
            return product;
        }
        return Match(right, changed, Places.None).FirstOrDefault() is { } places ? Instance(left, places) : changed;
    }

    /// <summary>A product with the element for some of its factors; null where what it is defined as is not among them.</summary>
    private static Expression? InProduct(Times product, Element left, Expression right)
    {
        Items<Expression> pattern = right.AsFactors;
        foreach (var (places, rest) in MatchFactors(pattern, product.Factors, Places.None))
        {
            // Where the first of them stood.
            var first = product.Factors.Zip(rest).TakeWhile(pair => ReferenceEquals(pair.First, pair.Second)).Count();
            return new Times([.. rest.Take(first), Instance(left, places), .. rest.Skip(first)]).Simplify();
        }
        return null;
    }

    private static Element Instance(Element left, Places places) =>
        new(left.Variable, [.. left.At.Select(at => places[at.Name!.Value]!)]);

    /// <summary>The ways in which factors can be taken from a product, with what is left of it.</summary>
    private static IEnumerable<(Places Places, Items<Expression> Left)> MatchFactors(
        Items<Expression> pattern, Items<Expression> factors, Places places)
    {
        if (pattern.Count == 0)
        {
            return [(places, factors)];
        }
        var (radix, exponent) = Split(pattern[0]);
        return factors.SelectMany((factor, i) =>
        {
            // Of x⁻² one x⁻¹ may be taken; of x no x², and no √x either, which x may not have.
            var (other, power) = Split(factor);
            Items<Expression> itsRest = power == exponent ? [] : [other.ToThe(power - exponent)];
            Items<Expression> left = [.. factors.Take(i), .. itsRest, .. factors.Skip(i + 1)];
            var isInIt = power == exponent || double.IsInteger(power) && double.IsInteger(exponent)
                && Math.Sign(power) == Math.Sign(exponent) && Math.Abs(power) > Math.Abs(exponent);
            return isInIt
                ? Match(radix, other, places).SelectMany(found => MatchFactors(pattern[1..], left, found))
                : [];
        });
    }

    private static (Expression Base, double Exponent) Split(Expression factor) => factor switch
    {
        Power { Exponent: Constant exponent } power => (power.Base, exponent.Value),
        _ => (factor, 1),
    };

    /// <summary>The ways to put something in place of the pattern's indices, beyond those chosen already, that make it the target.</summary>
    private static IEnumerable<Places> Match(Expression pattern, Expression target, Places places) => (pattern, target) switch
    {
        (Constant a, Constant b) => a == b ? [places] : [],
        (Element a, Element b) when a.Variable == b.Variable => Match(a.At, b.At, places),
        (Plus a, Plus b) => MatchUnordered(a.Terms, b.Terms, places),
        (Times a, Times b) => MatchUnordered(a.Factors, b.Factors, places),
        (Power a, Power b) => MatchAll([a.Base, a.Exponent], [b.Base, b.Exponent], places),
        (Call a, Call b) when a.Function == b.Function && a.Label == b.Label => Match(a.Argument, b.Argument, places),
        (Largest a, Largest b) => MatchAll(a.Of, b.Of, places),
        (Smallest a, Smallest b) => MatchAll(a.Of, b.Of, places),
        (Kronecker a, Kronecker b) => Match([a.Left, a.Right], [b.Left, b.Right], places)
            .Concat(Match([a.Left, a.Right], [b.Right, b.Left], places)),
        (Indicator a, Indicator b) => Match(a.Condition, b.Condition, places),
        (Binder a, Binder b) => Match(a, b, places),
        _ => [],
    };

    private static IEnumerable<Places> Match(Condition pattern, Condition target, Places places) => (pattern, target) switch
    {
        (Above or NotAbove, Above or NotAbove) when pattern.GetType() == target.GetType() =>
            MatchAll([.. pattern.Parts], [.. target.Parts], places),
        (IsWhole a, IsWhole b) => Match([a.Index], [b.Index], places),
        (Within a, Within b) when a.Range == b.Range => Match([a.Index], [b.Index], places),
        (IsFirstLargest a, IsFirstLargest b) => Match(a.Maximum, b.Maximum, places).SelectMany(found => Match(a.At, b.At, found)),
        _ => [],
    };

    private static IEnumerable<Places> Match(Binder pattern, Binder target, Places places)
    {
        if (pattern.GetType() != target.GetType() || !pattern.Ranges.SequenceEqual(target.Ranges))
        {
            return [];
        }
        // Called the same, the running indices stand for themselves, and nothing that hangs on them may get out.
        var (a, b) = (pattern.Anonymous(), target.Anonymous());
        var running = a.Names.ToList();
        return Match(a.Body, b.Body, running.Aggregate(places, (inner, name) => inner.With(name, name)))
            .Select(found => found.Without(running)).OfType<Places>();
    }

    private static IEnumerable<Places> MatchAll(Items<Expression> pattern, Items<Expression> target, Places places) =>
        pattern.Count != target.Count ? []
        : pattern.Count == 0 ? [places]
        : Match(pattern[0], target[0], places).SelectMany(found => MatchAll(pattern[1..], target[1..], found));

    private static IEnumerable<Places> MatchUnordered(Items<Expression> pattern, Items<Expression> target, Places places) =>
        pattern.Count != target.Count ? []
        : pattern.Count == 0 ? [places]
        : target.SelectMany((candidate, i) => Match(pattern[0], candidate, places).SelectMany(found =>
            MatchUnordered(pattern[1..], [.. target.Take(i), .. target.Skip(i + 1)], found)));

    private static IEnumerable<Places> Match(Items<AffineIndex> pattern, Items<AffineIndex> target, Places places)
    {
        foreach (var (wanted, actual) in pattern.Zip(target))
        {
            if (places.Solve(wanted, actual) is not { } found)
            {
                return [];
            }
            places = found;
        }
        return [places];
    }

    /// <summary>What stands in a target for each of a pattern's indices.</summary>
    private sealed class Places
    {
        public static readonly Places None = new([]);

        private readonly Dictionary<IndexName, AffineIndex> chosen;

        private Places(Dictionary<IndexName, AffineIndex> chosen) => this.chosen = chosen;

        public AffineIndex? this[IndexName name] => chosen.GetValueOrDefault(name);

        public Places With(IndexName name, AffineIndex place) => new(new(chosen) { [name] = place });

        /// <summary>All but these; null if another hangs on them.</summary>
        public Places? Without(IReadOnlyCollection<IndexName> names)
        {
            var rest = chosen.Where(pair => !names.Contains(pair.Key)).ToDictionary();
            return rest.Values.Any(place => place.Names.Any(names.Contains)) ? null : new(rest);
        }

        /// <summary>With a place for the one index in a pattern that has none yet, so that it is the target; null where none is.</summary>
        public Places? Solve(AffineIndex pattern, AffineIndex target)
        {
            // (c·i + r)/d = target, so c·i = d·target − r; i is to be a whole number, whatever the other indices are.
            var open = pattern.Terms.Where(term => this[term.Name] is null).ToList();
            var rest = pattern.Divisor * target - pattern.Terms.Except(open).Aggregate(
                (AffineIndex)pattern.Constant, (sum, term) => sum + term.Coefficient * this[term.Name]!);
            if (open is not [var (name, coefficient)])
            {
                return open.Count == 0 && rest.Number == 0 ? this : null;
            }
            var place = Math.Sign(coefficient) * rest / Math.Abs(coefficient);
            return place.Divisor == 1 ? With(name, place) : null;
        }
    }
}
