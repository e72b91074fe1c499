using System.Diagnostics;
using System.Globalization;
using Chainrule.Notation;

namespace Chainrule.Symbolics;

/// <summary>Writes an expression as it stands, node by node; only signs are drawn to the front, and ones left away.</summary>
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
        Power power => new Scripted(Write(power.Base), null, Write(power.Exponent)),
        Call call => Applied(call.Function, call.Label, Write(call.Argument)),
        Largest largest => new Application(new FunctionName("max"), [.. largest.Of.Select(Write)]),
        Smallest smallest => new Application(new FunctionName("min"), [.. smallest.Of.Select(Write)]),
        _ when expression.IsCondition && Decided(expression) is { } holds => new Number(holds ? 1 : 0),
        Kronecker delta => new Bracket(new Equation(Index(delta.Left), Index(delta.Right))),
        Indicator indicator => new Bracket(Asked(indicator.Condition)),
        SumOver sum => Sum(sum),
        MaxOver maximum => Maximum(maximum),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    /// <summary>Writes an index, or a place made of indices: <c>2i + m − 1</c>.</summary>
    public virtual Formula Index(AffineIndex index)
    {
        List<Formula> terms = [.. index.Terms.Select(term => Signed(term.Coefficient < 0, Math.Abs(term.Coefficient) == 1
            ? Name(term.Name)
            : new Product(ProductSign.Nothing, new Number(Math.Abs(term.Coefficient)), Name(term.Name))))];
        if (index.Constant != 0 || terms.Count == 0)
        {
            terms.Add(Number(index.Constant));
        }
        return index.Divisor == 1 ? Sum(terms) : new Fraction(Sum(terms), new Number(index.Divisor));
    }

    /// <summary>Writes an element: <c>w_jk</c>, <c>x_{c,i+m,j+n}</c>, <c>a_j^(2)</c>, <c>∂L/∂w_jk</c>.</summary>
    protected virtual Formula Element(Element element)
    {
        if (element.Variable.By is { } by)
        {
            return new Derivative(element.Variable.Symbol, Element(new Element(by, element.At)));
        }
        var (symbol, layer) = (element.Variable.Symbol, element.Variable.Layer);
        if (element.At.Count == 0 && layer.Length == 0)
        {
            return symbol;
        }
        Formula[] at = [.. element.At.Select(Index)];
        Formula? below = at.Length == 0 ? null
            : at.Length == 1 ? at[0]
            : element.At.All(index => index.Name is not null) ? new Indices(at)
            : new Listing(at);
        return new Scripted(symbol, below, layer.Length == 0 ? null : Label(layer));
    }

    /// <summary>Writes a sum over indices.</summary>
    protected virtual Formula Sum(SumOver sum) => sum.Over.Reverse().Aggregate(Write(sum.Body), (body, binding) =>
        new Summation(Name(binding.Name), Number(binding.Range.First), Number(binding.Range.Last), body));

    /// <summary>Writes a maximum over indices.</summary>
    protected virtual Formula Maximum(MaxOver maximum) => new Extremum(
        new FunctionName("max"),
        new Listing([.. maximum.Over.Select(binding => Between(binding.Range, Name(binding.Name)))]),
        Write(maximum.Body));

    /// <summary>Whether a condition holds, where that is known and need not be written.</summary>
    protected virtual bool? Decided(Expression condition) => null;

    /// <summary>Factors side by side.</summary>
    protected virtual Formula Multiplied(IReadOnlyList<Formula> factors) => new Product(ProductSign.Nothing, factors);

    /// <summary>Writes what stands below a fraction's bar.</summary>
    protected virtual Formula Below(Expression expression) => Write(expression);

    /// <summary>Terms joined by their signs. A sum begins with no minus where it need not.</summary>
    private static Formula Sum(List<Formula> terms)
    {
        if (terms.Count < 2)
        {
            return terms.Count == 0 ? new Number(0) : terms[0];
        }
        var first = terms.FirstOrDefault(term => term is not Negative) ?? terms[0];
        Formula[] sorted = [first, .. terms.Where(term => !ReferenceEquals(term, first))];
        return new Sum([.. sorted.SkipLast(1).Select(Closed), sorted[^1]]);
    }

    /// <summary>A term whose last factor is a sum over indices, which would take in the terms that follow.</summary>
    private static Formula Closed(Formula term) => term switch
    {
        Negative negative => new Negative(Closed(negative.Operand)),
        Product { Factors: [.., Summation or Extremum] } product =>
            new Product(product.Sign, [.. product.Factors.SkipLast(1), new Parentheses(product.Factors[^1])]),
        _ => term,
    };

    /// <summary>Numbers first, then what else is a factor, a sum in parentheses; negative powers as a fraction.</summary>
    private Formula Product(Items<Expression> factors)
    {
        List<Formula> numbers = [], above = [], below = [];
        var isNegative = false;
        foreach (var factor in factors)
        {
            switch (factor)
            {
                case Constant { Value: var value }:
                    isNegative ^= value < 0;
                    numbers.Add(Number(Math.Abs(value)));
                    break;
                case Power { Exponent: Constant { Value: < 0 and var exponent } } power:
                    below.Add(exponent == -1 ? Below(power.Base) : new Scripted(Below(power.Base), null, Number(-exponent)));
                    break;
                case { IsCondition: true } when Decided(factor) is { } holds:
                    if (!holds)
                    {
                        return new Number(0);
                    }
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
            numbers = [.. numbers.Select(number => number is Fraction fraction ? fraction.Numerator : number)];
        }
        numbers.RemoveAll(number => number is Number { Value: 1 });
        var product = Factors([.. numbers, .. above]);
        return Signed(isNegative, below.Count == 0 ? product : new Fraction(product, Factors(below)));
    }

    private Formula Factors(List<Formula> factors) => factors.Count switch
    {
        0 => new Number(1),
        1 => factors[0],
        _ => Multiplied(factors),
    };

    private static Formula Applied(Function function, string label, Formula u)
    {
        var power = new Scripted(new Symbol('e'), null, u);
        return function == Functions.Exp ? power
            : function == Functions.Sqrt ? new Root(u)
            : function == Functions.Abs ? new Absolute(u)
            : function == Functions.Relu ? new Application(new FunctionName("max"), u, new Number(0))
            : function == Functions.Softplus ? new Application(new FunctionName("ln"), new Sum(new Number(1), power))
            : new Application(label.Length == 0 ? Name(function) : new Scripted(Name(function), Label(label)), u);
    }

    private static Formula Name(Function function) =>
        function == Functions.Log ? new FunctionName("ln")
        : function == Functions.Sigmoid ? new Symbol('σ')
        : function == Functions.NormalCumulative ? new Symbol('Φ')
        : function == Functions.NormalDensity ? new Symbol('φ')
        : new FunctionName(function.Name);

    private Formula Asked(Condition condition)
    {
        switch (condition)
        {
            case Above above:
                return new Relation(">", Write(above.Left), Write(above.Right));
            case NotAbove notAbove:
                return new Relation("≤", Write(notAbove.Left), Write(notAbove.Right));
            case IsWhole { Index: var index }:
                return new Relation("|", new Number(index.Divisor), Index(index.Divisor * index));
            case Within { Index: var index, Range: var range }:
                return Between(range, Index(index));
            case IsFirstLargest { Maximum: var maximum, At: var at }:
                // The running indices are the maximum's own, whatever they are called outside.
                maximum = (MaxOver)maximum.Apart(at.SelectMany(place => place.Names));
                var place = at.Count == 1 ? Index(at[0]) : new Parentheses(new Listing([.. at.Select(Index)]));
                return new Equation(place, new Extremum(new FunctionName("argmax"), Names(maximum), Write(maximum.Body)));
            default:
                throw new UnreachableException(condition.GetType().Name);
        }
    }

    /// <summary>0 ≤ m ≤ 2</summary>
    private static Relation Between(IndexRange range, Formula index) =>
        new("≤", new Relation("≤", Number(range.First), index), Number(range.Last));

    private static Listing Names(MaxOver maximum) => new([.. maximum.Over.Select(binding => Name(binding.Name))]);

    private static Symbol Name(IndexName name) => new(name.Letter, Primes: name.Primes);

    /// <summary>What stands above or below a letter and is no index: <c>h</c>, <c>(2)</c>.</summary>
    private static Formula Label(string text) => text switch
    {
        [var letter] when char.IsAsciiLetter(letter) => new Symbol(letter),
        ['(', .. var inner, ')'] => new Parentheses(Label(inner)),
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new Number(number),
        _ => new Wording(text),
    };

    /// <summary>A number with its sign before it: a fraction of small numbers as one, any other in the digits that it needs.</summary>
    private static Formula Number(double value)
    {
        const int Largest = 1000, Small = 12;
        const double Rounding = 4e-16;
        var size = Math.Abs(value);
        if (size < Largest && !double.IsInteger(size))
        {
            for (var divisor = 2; divisor <= Largest; divisor++)
            {
                var whole = Math.Round(size * divisor);
                // A small one that no decimals end may have been rounded on its way: 1/3 − 1.
                var isEndless = divisor <= Small && (divisor % 3 == 0 || divisor % 7 == 0 || divisor % 11 == 0);
                if (whole > 0 && Math.Abs(whole / divisor - size) <= (isEndless ? Rounding * size : 0))
                {
                    return Signed(value < 0, new Fraction(new Number(whole), new Number(divisor)));
                }
            }
        }
        var digits = Notation.Number.OfDouble;
        while (digits < 17 && double.Parse(size.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) != size)
        {
            digits++;
        }
        return Signed(value < 0, new Number(size, digits));
    }

    private static Formula Signed(bool isNegative, Formula formula) => isNegative ? new Negative(formula) : formula;
}
