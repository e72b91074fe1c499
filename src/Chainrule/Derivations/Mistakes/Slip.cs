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

    /// <summary>What was done wrong, in one or two sentences.</summary>
    public string Explanation
    {
        get
        {
            var (wrong, right) = Changed[0];
            var formula = Mistake == RoundingMistakes.TooEarly
                ? ""
                : $": {wrong.Left} = {wrong.Right} instead of {right.Left} = {right.Right}";
            return $"{meaning}{formula}.{(Mistake.Remark.Length > 0 ? " " : "")}{Mistake.Remark}";
        }
    }
}
