namespace Chainrule.Symbolics;

/// <summary>What an index is called: a letter, with primes for a second one that runs over the same things, as in δ_kk′.</summary>
public readonly record struct IndexName(char Letter, int Primes = 0)
{
    /// <summary>The index of that letter.</summary>
    public static implicit operator IndexName(char letter) => new(letter);

    /// <summary>This name, or the first with more primes, or of a later letter, that is not among those taken.</summary>
    internal IndexName Apart(IReadOnlySet<IndexName> taken)
    {
        var name = this;
        while (taken.Contains(name))
        {
            // More than three primes nobody counts.
            name = name.Primes < 3 ? name with { Primes = name.Primes + 1 }
                : name.Letter is >= 'a' and < 'z' ? new((char)(name.Letter + 1))
                : new('a');
        }
        return name;
    }

    /// <inheritdoc/>
    public override string ToString() => Letter + new string('′', Primes);
}
