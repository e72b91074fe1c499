namespace Chainrule.Derivations.Checking;

/// <summary>What an answer is worth; what comes later has more to be said about.</summary>
public enum VerdictKind
{
    /// <summary>It is the right number, as far as it was written out.</summary>
    Right,

    /// <summary>It is the right number, or what follows, correctly rounded, but with too few digits to tell.</summary>
    TooFewDigits,

    /// <summary>It follows from earlier answers that are wrong or rounded: nothing new was done wrong.</summary>
    Consistent,

    /// <summary>It follows, but only because of what is wrong before it comes nothing: a zero, or a weight that stays as it was.</summary>
    Empty,

    /// <summary>None of these.</summary>
    Wrong,
}
