using Chainrule.Notation;
using Chainrule.Symbolics;
using CsCheck;

namespace Chainrule.Tests.Symbolics;

/// <summary>Expressions of every kind of node, over a few variables, hanging on the indices i and j at most.</summary>
internal sealed class RandomExpressions
{
    public static readonly Variable
        S = new(new Symbol('s'), ""),
        X = new(new Symbol('x'), "", new IndexRange(0, 3)),
        Y = new(new Symbol('y'), "h", new IndexRange(1, 3)),
        W = new(new Symbol('w'), "", new IndexRange(0, 2), new IndexRange(0, 3)),
        T = new(new Symbol('t'), "(2)", new IndexRange(-1, 1), new IndexRange(0, 2), new IndexRange(0, 1));

    public static readonly Items<Variable> Variables = [S, X, Y, W, T];

    /// <summary>The indices that an expression may hang on.</summary>
    public static readonly Items<Binding> Free = [new('i', new(0, 2)), new('j', new(1, 3))];

    // Some of them free as well, so that one name stands for two things.
    private static readonly IndexName[] Running = ['i', 'j', 'k', 'm', new('k', 1)];

    private readonly Random random;

    private RandomExpressions(int seed) => random = new(seed);

    public static Gen<Expression> OfDepth(int depth) => Gen.Int.Select(seed => new RandomExpressions(seed).Expression(depth, Free));

    /// <summary>Sums of products with deltas among the factors.</summary>
    public static Gen<Expression> WithDeltas => Gen.Int.Select(seed => (Expression)new RandomExpressions(seed).WithDelta(Free, 2));

    /// <summary>The same expression, with terms and factors shuffled and running indices called otherwise.</summary>
    public static Expression Disguised(Expression expression, int seed) => new RandomExpressions(seed).Disguised(expression);

    /// <summary>Numbers for all variables, none of them near 0.</summary>
    public static Gen<Dictionary<Variable, double[]>> Numbers => Gen.Int.Select(seed =>
    {
        var random = new Random(seed);
        return Variables.ToDictionary(variable => variable, variable => Enumerable.Range(0, variable.Count)
            .Select(_ => (0.2 + 1.2 * random.NextDouble()) * (random.Next(3) == 0 ? -1 : 1)).ToArray());
    });

    /// <summary>All values of the free indices.</summary>
    public static IEnumerable<int[]> Places =>
        from i in Enumerable.Range(Free[0].Range.First, Free[0].Range.Count)
        from j in Enumerable.Range(Free[1].Range.First, Free[1].Range.Count)
        select new[] { i, j };

    private Expression Expression(int depth, Items<Binding> scope)
    {
        Expression Part() => Expression(depth - 1, scope);
        if (depth == 0)
        {
            return random.Next(4) == 0 ? Constant() : Element(scope);
        }
        switch (random.Next(13))
        {
            case 0 or 1:
                return new Plus([.. Several(Part)]);
            case 2 or 3:
                return new Times([.. Several(Part)]);
            case 4:
                return Part() - Part();
            case 5:
                return Part() / Part();
            case 6:
                return Part().ToThe(random.Next(4) switch { 0 => 2, 1 => -2, 2 => 0.5, _ => Part() });
            case 7 or 8:
                var function = Functions.All[random.Next(Functions.All.Count)];
                return function.Of(Part(), random.Next(2) == 0 ? "" : "h");
            case 9:
                Items<Expression> compared = [.. Several(Part), Part()];
                return random.Next(2) == 0 ? new Largest(compared) : new Smallest(compared);
            case 10:
                return new Kronecker(Index(scope), Index(scope)) * Part();
            case 11:
                return new Indicator(Condition(Part, scope)) * Part();
            default:
                var over = Over();
                var body = Expression(depth - 1, [.. scope.Where(binding => over.All(own => own.Name != binding.Name)), .. over]);
                return random.Next(3) == 0 ? new MaxOver(over, body) : new SumOver(over, body);
        }
    }

    private SumOver WithDelta(Items<Binding> scope, int depth)
    {
        var over = Over();
        Items<Binding> inner = [.. scope.Where(binding => over.All(own => own.Name != binding.Name)), .. over];
        List<Expression> factors = [];
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            factors.Add(random.Next(8) switch
            {
                0 when depth > 0 => WithDelta(inner, depth - 1),
                1 => new Kronecker(Index(inner), Index(inner)) - Element(inner),
                2 => new Indicator(Condition(() => Element(inner), inner)),
                3 => Expression(2, inner),
                _ => Element(inner),
            });
        }
        for (var n = random.Next(0, 3); n > 0; n--)
        {
            var place = random.Next(1, 3) * (AffineIndex)over[random.Next(over.Count)].Name + random.Next(-1, 2);
            factors.Insert(random.Next(factors.Count), new Kronecker(place, Index(inner)));
        }
        return new SumOver(over, new Times([.. factors]));
    }

    private List<Expression> Several(Func<Expression> part) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => part())];

    private double Constant() => random.Next(7) switch
    {
        0 => 0,
        1 => 1,
        2 => -1,
        3 => 2,
        4 => 0.5,
        5 => -3,
        _ => Math.Round(random.NextDouble(), 3),
    };

    private Element Element(Items<Binding> scope)
    {
        var variable = Variables[random.Next(Variables.Count)];
        return new(variable, [.. variable.Ranges.Select(_ => Index(scope))]);
    }

    private AffineIndex Index(Items<Binding> scope)
    {
        AffineIndex Some() => scope[random.Next(scope.Count)].Name;
        return random.Next(10) switch
        {
            0 => random.Next(4),
            1 => Some() - 1,
            2 => Some() + Some(),
            3 => 2 * Some() + Some() - 1,
            4 => (Some() - Some() + 1) / 2,
            5 => Some() - 2 * Some(),
            _ => Some(),
        };
    }

    private Condition Condition(Func<Expression> part, Items<Binding> scope)
    {
        switch (random.Next(5))
        {
            case 0:
                return new Above(part(), part());
            case 1:
                return new NotAbove(part(), part());
            case 2:
                return new IsWhole(Index(scope) / 2);
            case 3:
                return new Within(Index(scope), new(random.Next(2), random.Next(4)));
            default:
                var over = Over();
                var maximum = new MaxOver(over, Element([.. scope.Where(binding => over.All(own => own.Name != binding.Name)), .. over]));
                return new IsFirstLargest(maximum, [.. over.Select(_ => Index(scope))]);
        }
    }

    private Items<Binding> Over() => [.. Running.OrderBy(_ => random.Next()).Take(random.Next(1, 3)).Select(name =>
        new Binding(name, random.Next(-1, 2) is var first ? new(first, first + random.Next(3)) : default))];

    private Expression Disguised(Expression expression)
    {
        switch (expression.WithParts(Disguised))
        {
            case Plus sum:
                return new Plus([.. sum.Terms.OrderBy(_ => random.Next())]);
            case Times product:
                return new Times([.. product.Factors.OrderBy(_ => random.Next())]);
            case Kronecker delta when random.Next(2) == 0:
                return new Kronecker(delta.Right + 1, delta.Left + 1);
            case Binder binder:
                // Other names: those that clash with the ones it has.
                return binder.Apart(binder.Over.Where(_ => random.Next(2) == 0).Select(binding => binding.Name));
            case var other:
                return other;
        }
    }
}
