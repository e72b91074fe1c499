using Chainrule.Notation;
using CsCheck;

namespace Chainrule.Tests.Notation;

/// <summary>Formulas that have a value.</summary>
internal static class RandomFormulas
{
    private static readonly Gen<Formula> Number = Gen.OneOf(
        Gen.Int[-12, 12].Select(value => (Formula)new Number(value)),
        Gen.Int[-400, 400].Select(value => (Formula)new Number(value / 16.0)),
        Among(1.5e-7, -2.25e-9, 3e20, -1e15, 0.0001).Select(value => (Formula)new Number(value)));

    private static readonly Gen<Formula> Divisor = Gen.OneOf(
        Gen.Int[1, 9].Select(value => (Formula)new Number(value)),
        Gen.Int[-9, -1].Select(value => (Formula)new Number(value)),
        Among(1.5e-7, -4e30).Select(value => (Formula)new Number(value)),
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], (a, b) => (Formula)new Product(ProductSign.Dot, new Number(a), new Number(b))),
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], (a, b) => (Formula)new Fraction(new Number(a), new Number(b))),
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], (a, b) => (Formula)new Sum(new Number(a), new Number(b))),
        Gen.Int[1, 9].Select(a => (Formula)new Negative(new Number(a))));

    // Halves of whole numbers: exact, so that no rounding moves one over an edge.
    private static readonly Gen<Formula> Floored = Gen.Select(Gen.Int[-30, 30], Gen.Int[-30, 30], (a, b) =>
        (Formula)new Floor(new Fraction(new Sum(new Number(a), new Negative(new Number(b))), new Number(2))));

    private static readonly Gen<Formula> Bars = Number.Array[1, 2].Select(terms => (Formula)new Absolute(new Sum(terms)));

    private static readonly Gen<Formula> Roots = Gen.OneOf(Divisor.Where(divisor => Value(divisor).Value > 0), Bars).Select(operand =>
        (Formula)new Root(operand));

    private static Gen<double> Among(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Gen<Formula> OfDepth(int depth)
    {
        if (depth == 0)
        {
            return Number;
        }
        var part = OfDepth(depth - 1);
        return Gen.OneOf(
            Number,
            Floored,
            Bars,
            Roots,
            part.Select(operand => (Formula)new Scripted(operand, null, new Number(2))),
            Divisor.Select(operand => (Formula)new Scripted(operand, null, new Number(-1))),
            part.Array[1, 4].Select(terms => (Formula)new Sum(terms)),
            part.Array[1, 3].Select(factors => (Formula)new Product(ProductSign.Dot, factors)),
            part.Array[2, 3].Select(factors => (Formula)new Product(ProductSign.Nothing, factors)),
            part.Select(operand => (Formula)new Negative(operand)),
            Gen.Select(part, Divisor, (numerator, denominator) => (Formula)new Fraction(numerator, denominator)));
    }

    private static readonly Gen<Formula> Name = Gen.OneOf<Formula>(
        Gen.Select(Gen.Char["abhkwXαδεσωΔΣΩ"], Gen.Bool, Gen.Int[0, 3], (letter, isHatted, primes) => (Formula)new Symbol(letter, isHatted, primes)),
        Gen.Int[0, 3].Select(i => (Formula)new FunctionName(new[] { "tanh", "relu", "max", "leaky-relu" }[i])),
        Gen.Const((Formula)new Wording("a_b {c} <d>")),
        Number);

    /// <summary>Formulas of every kind, most of them without a meaning.</summary>
    public static Gen<Formula> OfAllKinds(int depth)
    {
        if (depth == 0)
        {
            return Name;
        }
        var part = OfAllKinds(depth - 1);
        var parts = part.Array[1, 3];
        var pair = Gen.Select(part, part);
        return Gen.OneOf(
            Name,
            parts.Select(items => (Formula)new Sum(items)),
            Gen.Select(parts, Gen.Enum<ProductSign>(), (items, sign) => (Formula)new Product(sign, items)),
            parts.Select(items => (Formula)new Listing(items)),
            parts.Select(items => (Formula)new Indices(items)),
            Gen.Select(part, part.Null(), part.Null(), (whole, below, above) => (Formula)new Scripted(whole, below, above)),
            Gen.Select(part, parts, (function, arguments) => (Formula)new Application(function, arguments)),
            pair.Select((of, by) => (Formula)new Derivative(of, by)),
            pair.Select((over, under) => (Formula)new Fraction(over, under)),
            part.Select(operand => (Formula)new Negative(operand)),
            part.Select(operand => (Formula)new Bracket(operand)),
            part.Select(operand => (Formula)new Parentheses(operand)),
            part.Select(operand => (Formula)new Absolute(operand)),
            part.Select(operand => (Formula)new Root(operand)),
            part.Select(operand => (Formula)new Floor(operand)),
            Gen.Select(part, part, part, (from, to, body) => (Formula)new Summation(new Symbol('k'), from, to, body)),
            pair.Select((over, body) => (Formula)new Extremum(new FunctionName("max"), over, body)),
            Gen.Select(part, parts, Gen.Bool, (left, sides, isAssignment) =>
                (Formula)new Equation([left, .. sides]) { IsAssignment = isAssignment }),
            Gen.Select(Gen.Int[0, 7], part, part, (i, left, right) => (Formula)new Relation("<≤>≥≠∈→|"[i].ToString(), left, right)),
            Gen.Select(part, part, part, part, (a, b, c, d) => (Formula)new Matrix([a, b], [c, d])));
    }

    /// <summary>A formula's value, and how large the numbers are whose rounding it bears.</summary>
    public static (double Value, double Size) Value(Formula formula)
    {
        switch (formula)
        {
            case Number number:
                return (number.Value, Math.Abs(number.Value));
            case Negative negative:
                var (value, size) = Value(negative.Operand);
                return (-value, size);
            case Sum sum:
                var terms = sum.Terms.Select(Value).ToList();
                return (terms.Sum(term => term.Value), terms.Sum(term => term.Size));
            case Product product:
                var factors = product.Factors.Select(Value).ToList();
                return factors.Aggregate((Value: 1.0, Size: 1.0), (all, factor) => (all.Value * factor.Value, all.Size * factor.Size));
            case Fraction fraction:
                var (top, bottom) = (Value(fraction.Numerator), Value(fraction.Denominator));
                return (top.Value / bottom.Value, top.Size / Math.Abs(bottom.Value));
            case Floor floor:
                var inner = Value(floor.Operand);
                return (Math.Floor(inner.Value), inner.Size + 1);
            case Absolute absolute:
                var (signed, all) = Value(absolute.Operand);
                return (Math.Abs(signed), all);
            case Root root:
                var square = Value(root.Operand);
                return (Math.Sqrt(square.Value), Math.Max(Math.Sqrt(square.Size), square.Size));
            case Scripted { Above: Number { Value: var power } } scripted:
                var of = Value(scripted.Base);
                return power > 0 ? (of.Value * of.Value, of.Size * of.Size) : (1 / of.Value, of.Size / (of.Value * of.Value));
            default:
                throw new ArgumentException($"{formula} has no value.");
        }
    }
}
