using System.Globalization;
using Chainrule.Texts;

namespace Chainrule.Studio.Parts;

/// <summary>What an address says, read as anything may stand there.</summary>
public static class QueryValue
{
    /// <summary>A whole number; null where the address says nothing.</summary>
    /// <exception cref="ChainruleException">Something else.</exception>
    public static long? Whole(string name, string? text) => string.IsNullOrEmpty(text) ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ChainruleException($"the address says {name}={Words.Quote(text)}, which is no whole number");
}
