namespace Chainrule.Notation;

/// <summary>The primes after a letter.</summary>
internal static class Prime
{
    /// <summary>Up to three of them, which are one character.</summary>
    public static string Text(int count) => count switch
    {
        0 => "",
        1 => "′",
        2 => "″",
        _ => "‴",
    };
}
