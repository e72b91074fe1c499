namespace Chainrule.Notation;

/// <summary>The name of a function, set upright: <c>tanh</c>.</summary>
public sealed record FunctionName(string Name) : Formula
{
    /// <summary>The name, Latin letters only.</summary>
    public string Name { get; } = Name.Length > 0 && Name.All(char.IsAsciiLetter)
        ? Name
        : throw new ArgumentException($"'{Name}' is not a name of Latin letters.", nameof(Name));
}
