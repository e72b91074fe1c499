using System.Diagnostics;
using Chainrule.Notation;

namespace Chainrule.Symbolics;

/// <summary>Writes expressions as formulas.</summary>
public static class Writing
{
    /// <summary>The largest denominator that a number is written with: 0.5 is 1/2.</summary>
    private const int MostDenominator = 1000;

    /// <summary>The expression as a formula.</summary>
    public static Formula Write(this Expression expression) => expression switch
    {
        Constant constant => Write(constant.Value),
        Element element => Write(element),
        Plus sum => new Sum([.. sum.Terms.Select(Term)]),
        Times product => Write(product),
        Power { Exponent: Constant { Value: < 0 } } power => new Fraction(new Number(1), Inverse(power)),
        Power { Exponent: Constant { Value: 0.5 } } power => new Root(power.Base.Write()),
        Power power => new Scripted(power.Base.Write(), null, power.Exponent.Write()),
        Call call => Write(call, call.Argument.Write()),
        Largest largest => new Application(new FunctionName("max"), [.. largest.Of.Select(Write)]),
        Kronecker delta => new Bracket(new Equation(delta.Left.Write(), delta.Right.Write())),
        Indicator indicator => new Bracket(Write(indicator.Condition)),
        SumOver sum => sum.Over.Reverse().Aggregate(sum.Body.Write(), (body, binding) =>
            new Summation(binding.Name.Write(), new Number(binding.Range.First), new Number(binding.Range.Last), body)),
        MaxOver maximum => new Extremum(new FunctionName("max"), Names(maximum.Over.Select(binding => (Formula)binding.Name.Write())), maximum.Body.Write()),
        _ => throw new UnreachableException(expression.GetType().Name),
    };

    /// <summary>An index's letter.</summary>
    public static Symbol Write(this IndexName name) => new(name.Letter, IsHatted: false, name.Primes);

    /// <summary>An index: <c>2i + m − 1</c>.</summary>
    public static Formula Write(this AffineIndex index)
    {
        List<Formula> terms = [.. index.Terms.Select(term => Signed(term.Coefficient, Multiple(Math.Abs(term.Coefficient), term.Name.Write())))];
        if (index.Constant != 0 || terms.Count == 0)
        {
            terms.Add(terms.Count == 0 ? new Number(index.Constant) : Signed(index.Constant, new Number(Math.Abs((double)index.Constant))));
        }
        Formula sum = terms.Count == 1 ? terms[0] : new Sum(terms);
        return index.Divisor == 1 ? sum : new Fraction(sum, new Number(index.Divisor));
    }

    /// <summary>A function applied to an argument that is written already.</summary>
    internal static Formula Write(Call call, Formula argument) => call.Function.Name switch
    {
        "exp" => new Scripted(new Symbol('e'), null, argument),
        "abs" => new Absolute(argument),
        "sqrt" => new Root(argument),
        "log" => new Application(new FunctionName("ln"), argument),
        "relu" => new Application(new FunctionName("max"), argument, new Number(0)),
        "softplus" => new Application(new FunctionName("ln"), new Sum(new Number(1), new Scripted(new Symbol('e'), null, argument))),
        "sigmoid" => new Application(Labelled(new Symbol('σ'), call.Label), argument),
        "Phi" => new Application(new Symbol('Φ'), argument),
        "phi" => new Application(new Symbol('φ'), argument),
        var name => new Application(new FunctionName(name), argument),
    };

    private static Formula Labelled(Symbol symbol, string label) => label.Length == 0 ? symbol : new Scripted(symbol, new Symbol(label[0]));

    private static Formula Write(Element element)
    {
        var below = element.At.Count == 0 ? null : Names([.. element.At.Select(Write)]);
        return below is null && element.Variable.Layer.Length == 0
            ? element.Variable.Symbol
            : new Scripted(element.Variable.Symbol, below, Layer(element.Variable.Layer));
    }

    /// <summary>Letters stand side by side, <c>jk</c>; where an index is more than a letter, commas keep them apart.</summary>
    private static Formula Names(IEnumerable<Formula> indices)
    {
        var all = indices.ToList();
        return all.Count == 1 ? all[0] : new Indices(all);
    }

    private static Formula? Layer(string layer) => layer switch
    {
        "" => null,
        [var letter] when char.IsAsciiLetter(letter) => new Symbol(letter),
        _ => new Parentheses(new Wording(layer.Trim('(', ')'))),
    };

    private static Formula Write(double value)
    {
        if (value < 0)
        {
            return new Negative(Write(-value));
        }
        if (!double.IsInteger(value))
        {
            for (var denominator = 2; denominator <= MostDenominator; denominator++)
            {
                var numerator = Math.Round(value * denominator);
                if (numerator > 0 && numerator / denominator == value && numerator <= MostDenominator)
                {
                    return new Fraction(new Number(numerator), new Number(denominator));
                }
            }
        }
        return new Number(value);
    }

    private static Formula Term(Expression term) => term switch
    {
        Constant { Value: < 0 } constant => new Negative(Write(-constant.Value)),
        Times { Factors: [Constant { Value: < 0 } constant, ..] } product =>
            new Negative(Write(new Times([-constant.Value, .. product.Factors.Skip(1)]))),
        _ => term.Write(),
    };

    /// <summary>Factors side by side, over those with negative powers.</summary>
    private static Formula Write(Times product)
    {
        if (product.Factors is [Constant { Value: < 0 }, ..])
        {
            return Term(product);
        }
        var factors = product.Factors.Where(factor => !factor.Equals(Expression.One)).ToList();
        var below = factors.OfType<Power>().Where(power => power.Exponent is Constant { Value: < 0 }).ToList();
        var above = factors.Except(below).ToList();
        // A number is a factor of its own where it is a fraction.
        if (above is [Constant constant, .. var others] && Write(constant.Value) is Fraction fraction)
        {
            return new Product(ProductSign.Nothing, [fraction, .. Quotient(others, below)]);
        }
        var quotient = Quotient(above, below).ToList();
        return quotient.Count == 1 ? quotient[0] : new Product(ProductSign.Nothing, quotient);
    }

    private static IEnumerable<Formula> Quotient(List<Expression> above, List<Power> below)
    {
        if (below.Count == 0)
        {
            return above.Count == 0 ? [new Number(1)] : above.Select(Write);
        }
        // A sum after the quotient reads better than one above the bar.
        var sums = above.Where(factor => factor is SumOver or MaxOver).ToList();
        var others = above.Except(sums).Select(Write).ToList();
        Formula numerator = others.Count switch { 0 => new Number(1), 1 => others[0], _ => new Product(ProductSign.Nothing, others) };
        var divisors = below.Select(Inverse).ToList();
        Formula denominator = divisors.Count == 1 ? divisors[0] : new Product(ProductSign.Nothing, divisors);
        return [new Fraction(numerator, denominator), .. sums.Select(Write)];
    }

    /// <summary>One over a power with a negative exponent.</summary>
    private static Formula Inverse(Power power) => ((Constant)power.Exponent).Value is var exponent && exponent == -1
        ? power.Base.Write()
        : new Power(power.Base, -exponent).Write();

    private static Formula Write(Condition condition) => condition switch
    {
        Above above => new Relation(">", above.Left.Write(), above.Right.Write()),
        NotAbove notAbove => new Relation("≤", notAbove.Left.Write(), notAbove.Right.Write()),
        // The divisor divides what stands above it.
        IsWhole whole => new Relation("|", new Number(whole.Index.Divisor), (whole.Index.Divisor * whole.Index).Write()),
        Within within => new Relation("∈", within.Index.Write(), new Wording($"{within.Range}")),
        // The first of its largest values, that is.
        IsFirstLargest first => new Equation(first.Maximum.BodyAt(first.At).Write(), first.Maximum.Write()),
        _ => throw new UnreachableException(condition.GetType().Name),
    };

    private static Formula Multiple(int factor, Symbol letter) =>
        factor == 1 ? letter : new Product(ProductSign.Nothing, new Number(factor), letter);

    private static Formula Signed(int sign, Formula formula) => sign < 0 ? new Negative(formula) : formula;
}
