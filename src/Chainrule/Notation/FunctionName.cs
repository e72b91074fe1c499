namespace Chainrule.Notation;

/// <summary>The name of a function, set upright: <c>tanh</c>, <c>relu</c>.</summary>
public sealed record FunctionName(string Name) : Formula
{
    /// <summary>Latin letters, digits and hyphens, a letter first.</summary>
    public string Name { get; } =
        Name.Length > 0 && char.IsAsciiLetter(Name[0]) && Name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')
            ? Name
            : throw new ArgumentException("A function's name is of letters, digits and hyphens, a letter first.", nameof(Name));
}
