namespace Chainrule.Derivations.Checking;

/// <summary>What an answer is worth.</summary>
public enum VerdictKind
{
    /// <summary>It is the right number, as far as it was written out.</summary>
    Right,

    /// <summary>It follows from earlier answers that are wrong or rounded: nothing new was done wrong.</summary>
    Consistent,

    /// <summary>Neither.</summary>
    Wrong,
}
