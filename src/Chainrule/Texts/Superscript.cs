namespace Chainrule.Texts;

/// <summary>Raised digits of Unicode.</summary>
internal static class Superscript
{
    /// <summary>A whole number raised: <c>⁻¹²</c> for <c>-12</c>.</summary>
    /// <param name="number">Digits, perhaps behind a hyphen.</param>
    public static string Of(string number) =>
        string.Concat(number.Select(letter => letter == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[letter - '0']));
}
