using Chainrule.Notation;

namespace Chainrule.Symbolics;

/// <summary>Writes an expression with numbers for elements, and sums and maxima over indices written out.</summary>
/// <param name="values">The numbers of variables; what is not among them stays as it is.</param>
/// <param name="at">The values of indices.</param>
/// <param name="digits">The significant digits to show of an element.</param>
internal sealed class NumberWriter(IReadOnlyDictionary<Variable, double[]> values, IReadOnlyDictionary<IndexName, int> at, int digits)
    : ExpressionWriter
{
    /// <summary>A longer sum is written as its first terms and its last; below a fraction's bar, where no line breaks, a shorter one too.</summary>
    private const int MostTerms = 12, FirstTerms = 3, MostTermsBelow = 3, FirstTermsBelow = 2;

    private bool isBelow;

    public override Formula Index(AffineIndex index) => base.Index(Known(index));

    protected override Formula Element(Element element)
    {
        Items<AffineIndex> places = [.. element.At.Select(Known)];
        return values.TryGetValue(element.Variable, out var numbers) && places.All(place => place.Terms.Count == 0)
            ? new Number(Evaluated(element.Variable, numbers, places), digits)
            : base.Element(new Element(element.Variable, places));
    }

    protected override Formula Sum(SumOver sum)
    {
        var terms = WrittenOut(sum);
        return terms.Count switch
        {
            0 => new Number(0),
            1 => terms[0],
            _ => new Sum(terms),
        };
    }

    protected override Formula Maximum(MaxOver maximum) => new Application(new FunctionName("max"), WrittenOut(maximum));

    protected override Formula Below(Expression expression) => new NumberWriter(values, at, digits) { isBelow = true }.Write(expression);

    protected override Formula Multiplied(IReadOnlyList<Formula> factors) => new Product(ProductSign.Dot, factors);

    /// <summary>What asks for indices alone is decided; a comparison of numbers is shown.</summary>
    protected override bool? Decided(Expression condition)
    {
        IndexName[] names = [.. condition.FreeIndices];
        return condition is Indicator { Condition: Above or NotAbove }
            || !names.All(at.ContainsKey)
            || !condition.Elements.All(element => values.ContainsKey(element.Variable))
            ? null
            : new Evaluator(condition, values, names).At([.. names.Select(name => at[name])]) == 1;
    }

    /// <summary>Every value of the body that no condition rules out, or the first of them, an ellipsis and the last.</summary>
    private List<Formula> WrittenOut(Binder binder)
    {
        var all = Places(binder.Over).Select(With).Where(writer => !writer.IsRuledOut(binder.Body)).ToList();
        var (most, first) = isBelow ? (MostTermsBelow, FirstTermsBelow) : (MostTerms, FirstTerms);
        return all.Count <= most
            ? [.. all.Select(writer => writer.Write(binder.Body))]
            : [.. all.Take(first).Select(writer => writer.Write(binder.Body)), new Wording("…"), all[^1].Write(binder.Body)];
    }

    private bool IsRuledOut(Expression body) =>
        body.AsFactors.Any(factor => factor.IsCondition && Decided(factor) == false);

    private NumberWriter With(IEnumerable<(IndexName Name, int Value)> places)
    {
        var all = new Dictionary<IndexName, int>(at);
        foreach (var (name, value) in places)
        {
            all[name] = value;
        }
        return new(values, all, digits) { isBelow = isBelow };
    }

    /// <summary>All values of running indices, the last fastest.</summary>
    private static IEnumerable<IEnumerable<(IndexName Name, int Value)>> Places(Items<Binding> over) =>
        over.Aggregate<Binding, IEnumerable<IEnumerable<(IndexName Name, int Value)>>>([[]], (all, binding) =>
            all.SelectMany(places => Enumerable.Range(binding.Range.First, binding.Range.Count)
                .Select(value => places.Append((binding.Name, value)))));

    private AffineIndex Known(AffineIndex index) =>
        index.Names.Where(at.ContainsKey).Aggregate(index, (known, name) => known.Substitute(name, at[name]));

    private static double Evaluated(Variable variable, double[] numbers, Items<AffineIndex> places)
    {
        int[] whole = [.. places.Select(place => place.Number).OfType<int>()];
        var offset = whole.Length == places.Count ? variable.Offset(whole) : -1;
        return offset < 0 ? 0 : numbers[offset];
    }
}
