using Chainrule.Documents;
using Chainrule.Notation;
using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>A mistake made at one place of a network: what its rules become.</summary>
internal sealed class Slip
{
    private readonly string meaning;
    private readonly bool hasFormulas;

    /// <param name="mistake">The mistake.</param>
    /// <param name="derivation">What is right.</param>
    /// <param name="rules">All rules, some of them changed.</param>
    /// <param name="meaning">What is done wrong: a clause without a full stop.</param>
    /// <param name="hasFormulas">Whether the changed rules say it too; not where it is done to the numbers alone.</param>
    public Slip(Mistake mistake, Derivation derivation, IReadOnlyList<Rule> rules, string meaning, bool hasFormulas = true)
    {
        (Mistake, Rules, this.meaning, this.hasFormulas) = (mistake, rules, meaning, hasFormulas);
        var right = derivation.Rules.ToDictionary(rule => rule.Left.Variable);
        Changed = [.. rules.Select(rule => (Wrong: rule, Right: right[rule.Left.Variable])).Where(pair => !pair.Wrong.Right.Equals(pair.Right.Right))];
    }

    /// <summary>The mistake.</summary>
    public Mistake Mistake { get; }

    /// <summary>All rules, in the order in which they are carried out.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rules that the mistake changes, beside what they should be.</summary>
    public IReadOnlyList<(Rule Wrong, Rule Right)> Changed { get; }

    /// <summary>What was done wrong, in one or two sentences, with the formula as it was and as it should be.</summary>
    public Prose Explanation
    {
        get
        {
            var (wrong, right) = Changed[0];
            Prose formulas = $": {Is(wrong)} instead of {Is(right)}";
            foreach (var (i, (also, _)) in Changed.Skip(1).Index())
            {
                formulas = $"{formulas}{(i == 0 ? "; likewise " : i == Changed.Count - 2 ? " and " : ", ")}{also.Left.Write()}";
            }
            Prose where = $"{(hasFormulas ? formulas : "")}.";
            return $"{char.ToUpperInvariant(meaning[0]).ToString()}{meaning[1..]}{where}{(Mistake.Remark.Length > 0 ? " " : "")}{Mistake.Remark}";
        }
    }

    private static Equation Is(Rule rule) => new(rule.Left.Write(), rule.Right.Write());
}
