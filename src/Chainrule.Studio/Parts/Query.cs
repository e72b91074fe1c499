using System.Globalization;
using Chainrule.Texts;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Chainrule.Studio.Parts;

/// <summary>What a page's address says, value by value; anything may stand there.</summary>
/// <param name="address">The address, or what follows its question mark with that.</param>
public sealed class Query(string address)
{
    private readonly Dictionary<string, StringValues> values =
        QueryHelpers.ParseQuery(address.Split('#')[0] is var plain && plain.IndexOf('?', StringComparison.Ordinal) is >= 0 and var start ? plain[start..] : "");

    /// <summary>A text; null where the address says nothing.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var text) ? text.ToString() : null;

    /// <summary>A whole number; null where the address says nothing.</summary>
    /// <exception cref="ChainruleException">Something else, or a number beyond its bounds.</exception>
    public long? Whole(string name, long least = long.MinValue, long most = long.MaxValue) =>
        Text(name) is not { Length: > 0 } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, text, least == long.MinValue ? "a whole number" : most == long.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}");

    /// <summary>A number; null where the address says nothing.</summary>
    /// <exception cref="ChainruleException">Something else, or a number beyond its bounds.</exception>
    public double? Number(string name, double least, double most) =>
        Text(name) is not { Length: > 0 } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(name, text, FormattableString.Invariant($"a number from {least} to {most}"));

    /// <summary>One of an enumeration's words, or several of its flags; the first of all where the address says nothing.</summary>
    /// <exception cref="ChainruleException">Another word.</exception>
    public T Word<T>(string name) where T : struct, Enum =>
        Text(name) is not { Length: > 0 } text ? default
        // Names alone, and of some that exclude each other one: anything else would be taken for a value that does not exist.
        : !text.Any(char.IsDigit) && (typeof(T).IsDefined(typeof(FlagsAttribute), false) || !text.Contains(',', StringComparison.Ordinal))
            && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value
        : throw Wrong(name, text, $"one of {string.Join(", ", Enum.GetNames<T>().Select(word => word.ToLowerInvariant()))}");

    /// <summary>One of some words; null where the address says nothing.</summary>
    /// <exception cref="ChainruleException">Another word.</exception>
    public string? Choice(string name, IEnumerable<string> words) =>
        Text(name) is not { Length: > 0 } text ? null
        : words.Contains(text) ? text
        : throw Wrong(name, text, $"one of {string.Join(", ", words)}");

    /// <summary>What an address says: what is as usual needs no words.</summary>
    /// <param name="values">What the page shows; null for what is not said.</param>
    /// <param name="usual">What it shows where its address says nothing.</param>
    public static string Of(IEnumerable<(string Name, string? Value)> values, IEnumerable<(string Name, string? Value)> usual) =>
        QueryHelpers.AddQueryString("", values.Except(usual).Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    /// <summary>A number as an address says it; null for none.</summary>
    public static string? Written(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A word, or words, as <see cref="Word{T}"/> reads them.</summary>
    public static string Written(Enum word) => word.ToString().ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);

    private static ChainruleException Wrong(string name, string text, string expected) =>
        new($"the address says {name}={Words.Quote(text)}, but {name} is {expected}: correct it");
}
