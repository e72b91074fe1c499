namespace Chainrule.Derivations.Mistakes;

/// <summary>
/// A mistake that is often made in backpropagation: a rewriting of a derivation's rules. Carried out by the same
/// <see cref="Calculation"/> as the right ones, the rewritten rules give the numbers that the mistake gives.
/// </summary>
public sealed class Mistake
{
    private readonly Func<Derivation, IEnumerable<Slip>> slips;

    /// <param name="name">What it is called, in a few words.</param>
    /// <param name="meaning">What is done wrong: a clause without a full stop.</param>
    /// <param name="rewritings">The rules in its stead, for each place in a network where it can be made.</param>
    /// <param name="remark">What else a student should know: a whole sentence, or empty.</param>
    internal Mistake(string name, string meaning, Func<Derivation, IEnumerable<IReadOnlyList<Rule>>> rewritings, string remark = "")
        : this(name, meaning, rewritings, _ => meaning, remark) { }

    /// <summary>The same where what is done wrong depends on the place: <paramref name="says"/> tells it for the n-th of them.</summary>
    internal Mistake(
        string name, string meaning, Func<Derivation, IEnumerable<IReadOnlyList<Rule>>> rewritings, Func<int, string> says, string remark = "",
        bool hasFormulas = true)
    {
        (Name, Meaning, Remark) = (name, meaning, remark);
        slips = derivation => rewritings(derivation).Select((rules, n) => new Slip(this, derivation, rules, says(n), hasFormulas));
    }

    /// <summary>What it is called, in a few words.</summary>
    public string Name { get; }

    /// <summary>What is done wrong: a clause without a full stop.</summary>
    public string Meaning { get; }

    /// <summary>What else a student should know; empty for nothing.</summary>
    public string Remark { get; }

    /// <summary>Each way to make it in a network, wherever that changes a rule.</summary>
    internal IEnumerable<Slip> In(Derivation derivation) => slips(derivation).Where(slip => slip.Changed.Count > 0);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
