using System.Diagnostics;

namespace Chainrule.Symbolics;

/// <summary>
/// An expression made ready to be evaluated in double precision again and again, for other indices or other numbers. The
/// numbers are read where they lie, so that a change to them shows. One thread at a time.
/// </summary>
public sealed class Evaluator
{
    private readonly IReadOnlyDictionary<Variable, double[]> values;
    private Dictionary<IndexName, int> slots = [];
    private readonly Func<double> root;
    private readonly int given;
    private int[] indices;

    /// <summary>Makes an expression ready.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="values">The numbers of each of its variables, in the order of <see cref="Variable.Offset"/>.</param>
    /// <param name="free">The indices that it hangs on, in the order in which <see cref="At"/> takes them.</param>
    /// <exception cref="ArgumentException">A variable without its numbers, or an index that is not given.</exception>
    public Evaluator(Expression expression, IReadOnlyDictionary<Variable, double[]> values, params IReadOnlyList<IndexName> free)
    {
        this.values = values;
        given = free.Count;
        indices = new int[given];
        for (var i = 0; i < given; i++)
        {
            slots[free[i]] = i;
        }
        root = Make(expression);
    }

    /// <summary>The value for these indices.</summary>
    public double At(params ReadOnlySpan<int> at)
    {
        if (at.Length != given)
        {
            throw new ArgumentException($"{given} indices are needed, not {at.Length}.", nameof(at));
        }
        at.CopyTo(indices);
        return root();
    }

    private Func<double> Make(Expression expression)
    {
        switch (expression)
        {
            case Constant { Value: var value }:
                return () => value;
            case Element element:
                return Make(element);
            case Plus sum:
                var terms = sum.Terms.Select(Make).ToArray();
                return () => Sum(terms);
            case Times product when MakeShare(product) is { } share:
                return share;
            case Times product:
                // Conditions come first: where one does not hold, nothing else is asked for. Logarithms come last: 0 ln 0 is 0.
                var factors = product.Factors.OrderBy(factor => factor.IsCondition ? 0 : IsLogarithm(factor) ? 2 : 1).Select(Make).ToArray();
                var conditions = product.Factors.Count(factor => factor.IsCondition);
                var logarithms = product.Factors.Count(IsLogarithm);
                return () => Product(factors, conditions, logarithms);
            case Power { Exponent: Constant { Value: 2 } } square:
                var squared = Make(square.Base);
                return () => Squared(squared());
            case Power { Exponent: Constant { Value: -1 } } inverse:
                var inverted = Make(inverse.Base);
                return () => 1 / inverted();
            case Power power:
                var (radix, exponent) = (Make(power.Base), Make(power.Exponent));
                return () => Math.Pow(radix(), exponent());
            case Call { Argument: Times { Factors: [var above, var below] } } call
                when call.Function == Functions.Log && (MakeLogarithmOfShare(above, below) ?? MakeLogarithmOfShare(below, above)) is { } logarithm:
                return logarithm;
            case Call call:
                var (function, argument) = (call.Function.Value, Make(call.Argument));
                return () => function(argument());
            case Largest largest:
                var parts = largest.Of.Select(Make).ToArray();
                return () => parts.Max(part => part());
            case Smallest smallest:
                var candidates = smallest.Of.Select(Make).ToArray();
                return () => candidates.Min(part => part());
            case Kronecker delta:
                var difference = Make(delta.Difference);
                return () => difference() == 0 ? 1 : 0;
            case Indicator indicator:
                var holds = Make(indicator.Condition);
                return () => holds() ? 1 : 0;
            case SumOver sum:
                return Make(sum, 0, (total, value) => total + value, out _);
            case MaxOver maximum:
                return Make(maximum, double.NegativeInfinity, Math.Max, out _);
            default:
                throw new UnreachableException(expression.GetType().Name);
        }
    }

    private static double Squared(double u) => u * u;

    private static double Sum(Func<double>[] terms)
    {
        var sum = 0d;
        foreach (var term in terms)
        {
            sum += term();
        }
        return sum;
    }

    private static bool IsLogarithm(Expression expression) => expression is Call call && call.Function == Functions.Log;

    /// <summary>The exponent u of eᵘ; null for anything else.</summary>
    private static Expression? Exponent(Expression expression) =>
        expression is Call call && call.Function == Functions.Exp ? call.Argument : null;

    private Func<double>? MakeShare(Times product) => product.Factors is [var one, var other]
        ? MakeShare(one, other) ?? MakeShare(other, one)
        : null;

    /// <summary>
    /// A share eᵘ / Σ eᵛ, as softmax is. The largest v is taken off every exponent, which changes nothing but that none of the
    /// powers is too large to be held. Null for any other product.
    /// </summary>
    private Func<double>? MakeShare(Expression above, Expression below) => MakeShare(above, below, (u, total) => Math.Exp(u) / total);

    /// <summary>ln(eᵘ / Σ eᵛ) = u − ln Σ eᵛ, which is finite even where the share is too small to be held.</summary>
    private Func<double>? MakeLogarithmOfShare(Expression above, Expression below) => MakeShare(above, below, (u, total) => u - Math.Log(total));

    /// <summary>What is made of a share's u and Σ eᵛ, both with the largest v taken off the exponents.</summary>
    private Func<double>? MakeShare(Expression above, Expression below, Func<double, double, double> value)
    {
        if (Exponent(above) is not { } u
            || below is not Power { Base: SumOver sum, Exponent: Constant { Value: -1 } }
            || Exponent(sum.Body) is not { } v)
        {
            return null;
        }
        var largest = 0d;
        var (own, exponents) = (Make(u), new MaxOver(sum.Over, v));
        var highest = Make(exponents, double.NegativeInfinity, Math.Max, out _);
        var total = Make(exponents, 0, (total, exponent) => total + Math.Exp(exponent - largest), out _);
        return () =>
        {
            largest = highest();
            return value(own() - largest, total());
        };
    }

    private static double Product(Func<double>[] factors, int conditions, int logarithms)
    {
        var product = 1d;
        for (var i = 0; i < factors.Length; i++)
        {
            product *= factors[i]();
            if (product == 0 && (i < conditions || i >= factors.Length - logarithms - 1))
            {
                return 0;
            }
        }
        return product;
    }

    private Func<double> Make(Element element)
    {
        if (!values.TryGetValue(element.Variable, out var numbers) || numbers.Length != element.Variable.Count)
        {
            throw new ArgumentException($"{element.Variable} has no numbers, or not {element.Variable.Count}.", nameof(element));
        }
        var places = element.At.Select(Make).ToArray();
        var ranges = element.Variable.Ranges;
        return () =>
        {
            var offset = 0;
            for (var axis = 0; axis < places.Length; axis++)
            {
                // Nothing stands outside the ranges, or between two whole numbers.
                if (places[axis]() is not { } place || !ranges[axis].Contains(place))
                {
                    return 0;
                }
                offset = offset * ranges[axis].Count + place - ranges[axis].First;
            }
            return numbers[offset];
        };
    }

    private Func<int?> Make(AffineIndex index)
    {
        var terms = index.Terms.Select(term => (Slot: Slot(term.Name), term.Coefficient)).ToArray();
        var (constant, divisor) = (index.Constant, index.Divisor);
        if (divisor == 1 && terms is [(var only, 1)])
        {
            return () => indices[only] + constant;
        }
        return () =>
        {
            var sum = constant;
            foreach (var (slot, coefficient) in terms)
            {
                sum += coefficient * indices[slot];
            }
            return sum % divisor == 0 ? sum / divisor : null;
        };
    }

    private Func<bool> Make(Condition condition)
    {
        switch (condition)
        {
            case Above above:
                var (more, less) = (Make(above.Left), Make(above.Right));
                return () => more() > less();
            case NotAbove notAbove:
                var (low, high) = (Make(notAbove.Left), Make(notAbove.Right));
                return () => low() <= high();
            case IsWhole whole:
                var quotient = Make(whole.Index);
                return () => quotient() is not null;
            case Within within:
                var (inside, range) = (Make(within.Index), within.Range);
                return () => inside() is { } value && range.Contains(value);
            case IsFirstLargest first:
                return Make(first);
            default:
                throw new UnreachableException(condition.GetType().Name);
        }
    }

    private Func<bool> Make(IsFirstLargest condition)
    {
        var places = condition.At.Select(Make).ToArray();
        var (largest, at, running) = ((double?)null, new int[places.Length], Array.Empty<int>());
        var find = Make(condition.Maximum, 0, Remember, out running);
        return () =>
        {
            largest = null;
            find();
            for (var i = 0; i < at.Length; i++)
            {
                if (places[i]() != at[i])
                {
                    return false;
                }
            }
            return true;
        };

        double Remember(double none, double value)
        {
            if (largest is null || value > largest)
            {
                largest = value;
                for (var i = 0; i < at.Length; i++)
                {
                    at[i] = indices[running[i]];
                }
            }
            return none;
        }
    }

    /// <summary>What becomes of a start when every value of the body is joined to it, the last index running fastest.</summary>
    private Func<double> Make(Binder binder, double start, Func<double, double, double> join, out int[] running)
    {
        // The indices are this expression's own: what had their names before has them again afterwards.
        var before = new Dictionary<IndexName, int>(slots);
        var own = binder.Over.Select(binding => NewSlot(binding.Name)).ToArray();
        var ranges = binder.Over.Select(binding => binding.Range).ToArray();
        var body = Make(binder.Body);
        slots = before;
        running = own;
        return () => Run(0, start);

        double Run(int axis, double total)
        {
            if (axis == own.Length)
            {
                return join(total, body());
            }
            for (var i = ranges[axis].First; i <= ranges[axis].Last; i++)
            {
                indices[own[axis]] = i;
                total = Run(axis + 1, total);
            }
            return total;
        }
    }

    private int NewSlot(IndexName name)
    {
        Array.Resize(ref indices, indices.Length + 1);
        return slots[name] = indices.Length - 1;
    }

    private int Slot(IndexName name) => slots.TryGetValue(name, out var slot)
        ? slot
        : throw new ArgumentException($"Nothing says what the index {name} is.", nameof(name));
}
