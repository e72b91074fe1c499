namespace Chainrule.Texts;

/// <summary>Things in a sentence.</summary>
internal static class Listed
{
    /// <summary>a; a and b; a, b and c.</summary>
    public static string Words(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";
}
