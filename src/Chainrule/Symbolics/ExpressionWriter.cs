using System.Diagnostics;
using Chainrule.Notation;

namespace Chainrule.Symbolics;

/// <summary>Writes an expression as it stands, node by node; nothing is simplified but for signs and ones.</summary>
internal class ExpressionWriter
{
    /// <summary>Writes an expression.</summary>
    public Formula Write(Expression expression) => expression switch
    {
        Constant constant => Number(constant.Value),
        Element element => Element(element),
        Plus sum => Sum([.. sum.Terms.Select(Write)]),
        Times product => Product(product.Factors),
        Power { Exponent: Constant { Value: < 0 } } => Product([expression]),
        Power power => Raised(Write(power.Base), Write(power.Exponent)),
        Call call => Applied(call),
        Largest largest => Temp.Applied("max", [.. largest.Of.Select(Write)]),
        Kronecker delta => Temp.Bracket(Temp.Relation("=", Index(delta.Left), Index(delta.Right))),
        Indicator indicator => Temp.Bracket(Asked(indicator.Condition)),
        SumOver sum => Sum(sum),
        MaxOver maximum => Maximum(maximum),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    /// <summary>Writes an index, or a place made of indices: <c>2i + m − 1</c>.</summary>
    public virtual Formula Index(AffineIndex index)
    {
        List<Formula> terms = [.. index.Terms.Select(term => Signed(term.Coefficient, Name(term.Name)))];
        if (index.Constant != 0 || terms.Count == 0)
        {
            terms.Add(Number(index.Constant));
        }
        return index.Divisor == 1 ? Sum(terms) : new Fraction(Sum(terms), new Number(index.Divisor));
    }

    /// <summary>Writes an element: <c>w_jk</c>, <c>x_{c,i+m,j+n}</c>.</summary>
    protected virtual Formula Element(Element element)
    {
        var (symbol, layer) = (element.Variable.Symbol, element.Variable.Layer);
        Formula? above = layer switch
        {
            "" => null,
            [var letter] when char.IsAsciiLetter(letter) => new Symbol(letter),
            _ => new Wording(layer),
        };
        return element.At.Count == 0 && above is null ? symbol : new Scripted(symbol, Indices(element.At), above);
    }

    /// <summary>Writes a sum over indices.</summary>
    protected virtual Formula Sum(SumOver sum) => sum.Over.Reverse().Aggregate(Write(sum.Body), (body, binding) =>
        new Summation(new Symbol(binding.Name.Letter), new Number(binding.Range.First), new Number(binding.Range.Last), body));

    /// <summary>Writes a maximum over indices.</summary>
    protected virtual Formula Maximum(MaxOver maximum) => Temp.Extremum("max", Names(maximum), Write(maximum.Body));

    /// <summary>Writes a product: numbers first, negative powers as a fraction.</summary>
    protected virtual Formula Product(Items<Expression> factors)
    {
        List<Formula> numbers = [], above = [], below = [];
        var isNegative = false;
        foreach (var factor in factors)
        {
            switch (factor)
            {
                case Constant { Value: var value }:
                    isNegative ^= value < 0;
                    if (Math.Abs(value) != 1)
                    {
                        numbers.Add(Number(Math.Abs(value)));
                    }
                    break;
                case Power { Exponent: Constant { Value: < 0 and var exponent } } power:
                    below.Add(exponent == -1 ? Write(power.Base) : Raised(Write(power.Base), Number(-exponent)));
                    break;
                default:
                    above.Add(Write(factor));
                    break;
            }
        }
        if (below.Count > 0)
        {
            // 1/2 · 1/u = 1/(2u)
            below.InsertRange(0, numbers.OfType<Fraction>().Select(fraction => fraction.Denominator));
            numbers = [.. numbers.Select(number => number is Fraction fraction ? fraction.Numerator : number).Where(number => number is not Number { Value: 1 })];
        }
        var product = Multiplied([.. numbers, .. above]);
        return Signed(isNegative, below.Count == 0 ? product : new Fraction(product, Multiplied(below)));
    }

    /// <summary>Factors side by side; 1 where there are none.</summary>
    protected virtual Formula Multiplied(IReadOnlyList<Formula> factors) => factors.Count switch
    {
        0 => new Number(1),
        1 => factors[0],
        _ => new Product(ProductSign.Nothing, factors),
    };

    /// <summary>Terms joined by their signs. A sum begins with no minus where it need not.</summary>
    protected static Formula Sum(IReadOnlyList<Formula> terms)
    {
        var first = terms.FirstOrDefault(term => term is not Negative);
        return terms.Count switch
        {
            0 => new Number(0),
            1 => terms[0],
            _ when first is null || terms[0] == first => new Sum(terms),
            _ => new Sum([first, .. terms.Where(term => !ReferenceEquals(term, first))]),
        };
    }

    /// <summary>A number with its sign before it; a small fraction as such.</summary>
    protected virtual Formula Number(double value)
    {
        const int Largest = 1000;
        var size = Math.Abs(value);
        if (size < Largest && !double.IsInteger(size))
        {
            for (var divisor = 2; divisor <= Largest; divisor++)
            {
                var whole = Math.Round(size * divisor);
                if (whole > 0 && whole / divisor == size)
                {
                    return Signed(value < 0, new Fraction(new Number(whole), new Number(divisor)));
                }
            }
        }
        return Signed(value < 0, new Number(size));
    }

    /// <summary>The bare index.</summary>
    protected static Formula Name(IndexName name) => name.Primes == 0 ? new Symbol(name.Letter) : new Wording(name.ToString());

    private Formula? Indices(Items<AffineIndex> at)
    {
        Formula[] indices = [.. at.Select(Index)];
        return indices.Length switch
        {
            0 => null,
            1 => indices[0],
            _ when at.All(index => index.Name is not null) => new Product(ProductSign.Nothing, indices),
            _ => new Listing(indices),
        };
    }

    private Formula Applied(Call call)
    {
        var u = Write(call.Argument);
        var function = call.Function;
        return function == Functions.Exp ? new Scripted(new Symbol('e'), null, u)
            : function == Functions.Log ? Temp.Applied("ln", [u])
            : function == Functions.Softplus ? Temp.Applied("ln", [Sum([new Number(1), new Scripted(new Symbol('e'), null, u)])])
            : function == Functions.Relu ? Temp.Applied("max", [u, new Number(0)])
            : Temp.Applied(function.Name + call.Label, [u]);
    }

    private Formula Asked(Condition condition) => condition switch
    {
        Above above => Temp.Relation(">", Write(above.Left), Write(above.Right)),
        NotAbove notAbove => Temp.Relation("≤", Write(notAbove.Left), Write(notAbove.Right)),
        IsWhole { Index: var index } => Temp.Relation("|", new Number(index.Divisor), Index(index.Divisor * index)),
        Within { Index: var index, Range: var range } => Temp.Relation("≤", new Number(range.First), Index(index), new Number(range.Last)),
        IsFirstLargest first => Asked(first),
        _ => throw new UnreachableException(condition.GetType().Name),
    };

    private Formula Asked(IsFirstLargest condition)
    {
        var apart = (MaxOver)condition.Maximum.Apart(condition.At.SelectMany(at => at.Names));
        return Temp.Relation("=", Temp.Bracket(new Listing([.. condition.At.Select(Index)])), Temp.Extremum("first argmax", Names(apart), Write(apart.Body)));
    }

    private static Listing Names(MaxOver maximum) => new([.. maximum.Over.Select(binding => Name(binding.Name))]);

    private static Scripted Raised(Formula radix, Formula exponent) => radix switch
    {
        Scripted { Above: null } element => element with { Above = exponent },
        Scripted => new Scripted(Temp.Bracket(radix), null, exponent),
        _ => new Scripted(radix, null, exponent),
    };

    private static Formula Signed(int coefficient, Formula formula) =>
        Signed(coefficient < 0, Math.Abs(coefficient) == 1 ? formula : new Product(ProductSign.Nothing, new Number(Math.Abs(coefficient)), formula));

    private static Formula Signed(bool isNegative, Formula formula) => isNegative ? new Negative(formula) : formula;
}

internal static class Temp
{
    public static Formula Applied(string name, Formula[] args) => new Wording($"{name}({string.Join(", ", (object[])args)})");
    public static Formula Bracket(Formula inner) => new Wording($"[{inner}]");
    public static Formula Relation(string sign, params Formula[] sides) => new Wording(string.Join($" {sign} ", (object[])sides));
    public static Formula Extremum(string name, Formula names, Formula body) => new Wording($"{name}_{{{names}}} {body}");
}
