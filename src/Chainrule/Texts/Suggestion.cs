namespace Chainrule.Texts;

/// <summary>What to say about a word that no catalogue holds: the words it holds, and the one that was likely meant.</summary>
internal static class Suggestion
{
    /// <summary>One sentence on an unknown word, for instance an unknown loss.</summary>
    /// <param name="what">What the word should have named: <c>loss</c>, <c>optimizer</c>…</param>
    /// <param name="word">The word as it was written.</param>
    /// <param name="known">The words that would have been right.</param>
    public static string Unknown(string what, string word, IReadOnlyList<string> known)
    {
        var problem = $"unknown {what} {Words.Quote(word)}, choose one of {string.Join(", ", known)}";
        return Nearest(word, known) is { } nearest ? $"{problem}: did you mean '{nearest}'?" : problem;
    }

    /// <summary>
    /// The known word that takes the fewest changed, added, left out or swapped letters, whatever their case; null
    /// where even that one differs in more than a third of its letters, and does not begin with the word.
    /// </summary>
    public static string? Nearest(string word, IReadOnlyList<string> known)
    {
        var nearest = known.MinBy(candidate => Distance(word, candidate));
        return nearest is not null && 3 * Distance(word, nearest) <= nearest.Length
            ? nearest
            : known.FirstOrDefault(candidate => word.Length > 0 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Damerau's and Levenshtein's distance, with no letter changed twice ("optimal string alignment").</summary>
    private static int Distance(string a, string b)
    {
        // The rows for the first i−2, i−1 and i letters of a.
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
