using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>Two right answers, each in the other's place.</summary>
internal static class SwapMistakes
{
    /// <summary>The mistake's name and meaning. Which two are swapped only answers can say: <see cref="Of"/>.</summary>
    public static Mistake Swapped { get; } = new("two answers swapped", "two answers stand in each other's place", _ => []);

    /// <summary>The slip that swaps two numbers of what a rule computes.</summary>
    /// <param name="derivation">What is right.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="first">The place of one of them.</param>
    /// <param name="second">The place of the other.</param>
    /// <param name="names">What the two are called.</param>
    public static Slip Of(Derivation derivation, Rule rule, int first, int second, string names)
    {
        var variable = rule.Left.Variable;
        var places = new[] { variable.Place(first), variable.Place(second) };
        Expression At(int[] place) => rule.Over.Index().Aggregate(rule.Right, (e, axis) => e.Substitute(axis.Item.Name, place[axis.Index]));
        Expression Is(int[] place) => new Times([.. rule.Over.Index().Select(axis => (Expression)new Kronecker(axis.Item.Name, place[axis.Index]))]);
        Expression right = new Plus(
        [
            Is(places[0]) * At(places[1]),
            Is(places[1]) * At(places[0]),
            (1 - Is(places[0]) - Is(places[1])) * rule.Right,
        ]);
        return new Slip(Swapped, derivation, derivation.With(new Change(rule, right)), $"the answers {names} stand in each other's place", hasFormulas: false);
    }
}
