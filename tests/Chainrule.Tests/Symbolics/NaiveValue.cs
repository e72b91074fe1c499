using Chainrule.Symbolics;

namespace Chainrule.Tests.Symbolics;

/// <summary>The value of an expression by the meaning of its nodes, one by one.</summary>
/// <param name="numbers">The numbers of its variables.</param>
/// <param name="asksAll">Whether what a condition rules out counts all the same, where it is not finite.</param>
internal sealed class NaiveValue(IReadOnlyDictionary<Variable, double[]> numbers, bool asksAll = false)
{
    /// <summary>
    /// What rounding errors grow with: the largest number met on the way, or the reciprocal of the smallest divisor.
    /// </summary>
    public double Size { get; private set; }

    /// <summary>How near a place without a derivative was.</summary>
    public double Kink { get; private set; } = double.PositiveInfinity;

    public double Of(Expression expression, IEnumerable<(IndexName Name, int Value)> at) =>
        Of(expression, at.ToDictionary(pair => pair.Name, pair => pair.Value));

    private double Of(Expression expression, Dictionary<IndexName, int> at)
    {
        var value = Unwatched(expression, at);
        Size = Math.Max(Size, Math.Abs(value));
        return value;
    }

    private double Unwatched(Expression expression, Dictionary<IndexName, int> at)
    {
        switch (expression)
        {
            case Constant constant:
                return constant.Value;
            case Element element:
                var places = element.At.Select(index => index.Evaluate(name => at[name])).ToArray();
                var offset = places.Any(place => place is null) ? -1 : element.Variable.Offset([.. places.Select(place => place!.Value)]);
                return offset < 0 ? 0 : numbers[element.Variable][offset];
            case Plus sum:
                return sum.Terms.Sum(term => Of(term, at));
            case Times product:
                return !asksAll && product.Factors.Any(factor => factor is Indicator or Kronecker && Of(factor, at) == 0)
                    ? 0
                    : product.Factors.Aggregate(1.0, (all, factor) => all * Of(factor, at));
            case Power power:
                var (radix, exponent) = (Of(power.Base, at), Of(power.Exponent, at));
                if (exponent < 0 || !double.IsInteger(exponent))
                {
                    Divided(radix);
                }
                return Math.Pow(radix, exponent);
            case Call call:
                var u = Of(call.Argument, at);
                if (call.Function == Functions.Log || call.Function == Functions.Sqrt)
                {
                    Divided(u);
                }
                else if (call.Function == Functions.Abs || call.Function == Functions.Sign || call.Function == Functions.Relu)
                {
                    Bent(u);
                }
                return call.Function.Value(u);
            case Largest largest:
                return Maximum([.. largest.Of.Select(part => Of(part, at))]);
            case Smallest smallest:
                return -Maximum([.. smallest.Of.Select(part => -Of(part, at))]);
            case Kronecker delta:
                return Fraction(delta.Left, at) == Fraction(delta.Right, at) ? 1 : 0;
            case Indicator indicator:
                return Holds(indicator.Condition, at) ? 1 : 0;
            case SumOver sum:
                return Values(sum, at).Sum(value => value.Value);
            case MaxOver maximum:
                return Maximum([.. Values(maximum, at).Select(value => value.Value)]);
            default:
                throw new ArgumentException($"{expression.GetType()} has no value.");
        }
    }

    private static (int, int) Fraction(AffineIndex index, Dictionary<IndexName, int> at)
    {
        var number = index;
        foreach (var name in index.Names)
        {
            number = number.Substitute(name, at[name]);
        }
        return (number.Constant, number.Divisor);
    }

    private bool Holds(Condition condition, Dictionary<IndexName, int> at)
    {
        switch (condition)
        {
            case Above above:
                var (more, less) = (Of(above.Left, at), Of(above.Right, at));
                Bent(more - less);
                return more > less;
            case NotAbove notAbove:
                var (low, high) = (Of(notAbove.Left, at), Of(notAbove.Right, at));
                Bent(low - high);
                return low <= high;
            case IsWhole whole:
                return whole.Index.Evaluate(name => at[name]) is not null;
            case Within within:
                return within.Index.Evaluate(name => at[name]) is { } place && place >= within.Range.First && place <= within.Range.Last;
            case IsFirstLargest first:
                var values = Values(first.Maximum, at);
                var largest = Maximum([.. values.Select(value => value.Value)]);
                return values.First(value => value.Value == largest).At
                    .SequenceEqual(first.At.Select(index => index.Evaluate(name => at[name]) ?? int.MinValue));
            default:
                throw new ArgumentException($"{condition.GetType()} has no value.");
        }
    }

    private List<(int[] At, double Value)> Values(Binder binder, Dictionary<IndexName, int> at)
    {
        List<int[]> all = [[]];
        foreach (var binding in binder.Over)
        {
            var values = Enumerable.Range(binding.Range.First, binding.Range.Count);
            all = [.. all.SelectMany(start => values.Select(value => (int[])[.. start, value]))];
        }
        return [.. all.Select(place =>
        {
            var inner = new Dictionary<IndexName, int>(at);
            foreach (var (binding, value) in binder.Over.Zip(place))
            {
                inner[binding.Name] = value;
            }
            return (place, Of(binder.Body, inner));
        })];
    }

    private double Maximum(double[] values)
    {
        var sorted = values.OrderDescending().ToArray();
        if (sorted.Length > 1)
        {
            Bent(sorted[0] - sorted[1]);
        }
        return values.Aggregate(Math.Max);
    }

    private void Bent(double distance) => Kink = Math.Min(Kink, Math.Abs(distance));

    private void Divided(double by) => Size = Math.Max(Size, 1 / Math.Abs(by));
}
