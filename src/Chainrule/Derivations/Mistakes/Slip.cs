using Chainrule.Documents;
using Chainrule.Notation;
using Chainrule.Symbolics;
using Chainrule.Texts;

namespace Chainrule.Derivations.Mistakes;

/// <summary>A mistake made at one place of a network: what its rules become.</summary>
internal sealed class Slip
{
    private readonly string meaning;

    public Slip(Mistake mistake, Derivation derivation, IReadOnlyList<Rule> rules, string meaning)
    {
        (Mistake, Rules, this.meaning) = (mistake, rules, meaning);
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
            var likewise = Listed.Words([.. Changed.Skip(1).Select(pair => pair.Wrong.Left.ToString())]);
            Prose formulas = $": {Is(wrong)} instead of {Is(right)}{(likewise.Length > 0 ? $"; likewise {likewise}" : "")}.";
            var where = Mistake == RoundingMistakes.TooEarly ? "." : formulas;
            return $"{char.ToUpperInvariant(meaning[0]).ToString()}{meaning[1..]}{where}{(Mistake.Remark.Length > 0 ? " " : "")}{Mistake.Remark}";
        }
    }

    private static Equation Is(Rule rule) => new(rule.Left.Write(), rule.Right.Write());
}
