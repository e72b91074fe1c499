using Chainrule.Symbolics;

namespace Chainrule.Derivations;

/// <summary>What a rule computes.</summary>
public enum RuleKind
{
    /// <summary>A weighted input h, or what a layer without weights passes on.</summary>
    Weighted,

    /// <summary>An activation a = f(h).</summary>
    Activation,

    /// <summary>The probabilities that a loss makes of the outputs.</summary>
    Prediction,

    /// <summary>The loss.</summary>
    Loss,

    /// <summary>δ = ∂L/∂h.</summary>
    Delta,

    /// <summary>The gradient of a parameter.</summary>
    Gradient,

    /// <summary>The parameter after the step.</summary>
    Update,
}

/// <summary>
/// One line of the computation of a step: what is on the left, for all its indices, is what is on the right. Carried out in
/// their order, a derivation's rules are the whole step.
/// </summary>
/// <param name="Kind">What it computes.</param>
/// <param name="Block">The number of the block that it belongs to, from 0; −1 for the loss.</param>
/// <param name="Left">What is computed.</param>
/// <param name="Over">The indices on the left, and what they run over.</param>
/// <param name="Right">What it is.</param>
public sealed record Rule(RuleKind Kind, int Block, Element Left, Items<Binding> Over, Expression Right)
{
    /// <summary>How many numbers it computes.</summary>
    public int Count => Over.Aggregate(1, (count, binding) => count * binding.Range.Count);

    /// <summary>The indices of every number that it computes, in their order.</summary>
    public IEnumerable<int[]> Places()
    {
        var indices = Over.Select(binding => binding.Range.First).ToArray();
        for (var n = 0; n < Count; n++)
        {
            yield return [.. indices];
            Calculation.Next(Over, indices);
        }
    }

    /// <summary>Where one of its numbers lies in the variable on the left.</summary>
    /// <param name="place">The values of the indices that it runs over.</param>
    public int Offset(IReadOnlyList<int> place) => Left.Variable.Offset([.. At(Left, place).At.Select(index => index.Number!.Value)]);

    /// <summary>An element at that place.</summary>
    internal Element At(Element element, IReadOnlyList<int> place) => (Element)At((Expression)element, place);

    /// <summary>An expression at that place.</summary>
    internal Expression At(Expression expression, IReadOnlyList<int> place) =>
        Values(place).Aggregate(expression, (known, pair) => known.Substitute(pair.Key, pair.Value));

    /// <summary>What each index is at that place.</summary>
    internal IReadOnlyDictionary<IndexName, int> Values(IReadOnlyList<int> place) =>
        Over.Zip(place).ToDictionary(pair => pair.First.Name, pair => pair.Second);
}
