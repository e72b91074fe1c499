using System.Globalization;

namespace Chainrule.Texts;

/// <summary>
/// Reads a line of text word by word for the small languages of the command line (networks, optimizers, schedules), and
/// reports a mistake with its column and the place of the offending word.
/// </summary>
internal sealed class Words
{
    private readonly string what;
    private readonly string text;
    private readonly List<(int Start, int Length)> words = [];
    private int next;

    /// <param name="what">What the text is, for messages: <c>network</c>, <c>optimizer</c>…</param>
    /// <param name="text">The text.</param>
    /// <param name="marks">The characters that are words of their own wherever they stand.</param>
    /// <param name="quotes">The characters that begin and end a word which may hold anything else.</param>
    public Words(string what, string text, string marks = "|", string quotes = "")
    {
        this.what = what;
        this.text = text;
        for (var i = 0; i < text.Length;)
        {
            var start = i++;
            if (IsMark(start))
            {
                words.Add((start, 1));
            }
            else if (quotes.Contains(text[start], StringComparison.Ordinal))
            {
                var end = text.IndexOf(text[start], i);
                i = end < 0 ? text.Length : end + 1;
                words.Add((start, i - start));
            }
            else if (!char.IsWhiteSpace(text[start]))
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && !IsMark(i))
                {
                    i++;
                }
                words.Add((start, i - start));
            }
        }

        bool IsMark(int place) => marks.AsSpan().Contains(text[place]);
    }

    /// <summary>Whether every word has been read.</summary>
    public bool AtEnd => next == words.Count;

    /// <summary>The next word without reading it; empty at the end.</summary>
    public string Peek() => Next.ToString();

    /// <summary>Reads the next word if it is the given one.</summary>
    public bool Accept(string word)
    {
        if (AtEnd || !Next.SequenceEqual(word))
        {
            return false;
        }
        next++;
        return true;
    }

    /// <summary>Reads a word between quotation marks, which stay out.</summary>
    /// <returns>The text, and where in it the quoted begins and how long it is.</returns>
    public (string Text, int Start, int Length) TakeQuoted()
    {
        var (start, length) = words[next++];
        return length > 1 && text[start] == text[start + length - 1]
            ? (text, start + 1, length - 2)
            : throw Wrong($"expected a second {text[start]} after this one, found the end");
    }

    /// <summary>How many words have been read: a mark for <see cref="WrongSince"/>.</summary>
    public int Position => next;

    /// <summary>Reads any word.</summary>
    public string Take(string expected)
    {
        if (AtEnd)
        {
            throw Expected(expected);
        }
        var word = Peek();
        next++;
        return word;
    }

    /// <summary>Reads a word that must be one of the known ones; a near miss gets the nearest suggested.</summary>
    public string TakeOneOf(string expected, params IReadOnlyList<string> known)
    {
        if (!known.Contains(Peek()))
        {
            throw Expected(expected, known);
        }
        return Take(expected);
    }

    /// <summary>Reads a whole number of at least <paramref name="least"/>.</summary>
    public int TakeInt(string expected, int least, int most = int.MaxValue)
    {
        if (!int.TryParse(Peek(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
        {
            throw Expected(expected);
        }
        next++;
        return value;
    }

    /// <summary>Reads whole numbers of at least <paramref name="least"/> joined by a separator, such as <c>5x5</c> or <c>1,2,1,2</c>.</summary>
    public int[] TakeInts(string expected, char separator, Predicate<int> acceptsCount, int least, int most)
    {
        var parts = Peek().Split(separator);
        var values = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out values[i])
                || values[i] < least || values[i] > most)
            {
                throw Expected(expected);
            }
        }
        if (!acceptsCount(parts.Length))
        {
            throw Expected(expected);
        }
        next++;
        return values;
    }

    /// <summary>Whether the next word is a number.</summary>
    public bool AtNumber => TryDouble(out _);

    /// <summary>Reads a finite number that the test accepts.</summary>
    public double TakeDouble(string expected, Predicate<double> accepts)
    {
        if (!TryDouble(out var value) || !accepts(value))
        {
            throw Expected(expected);
        }
        next++;
        return value;
    }

    /// <summary>Fails unless every word has been read.</summary>
    public void End(string expected)
    {
        if (!AtEnd)
        {
            throw Expected(expected);
        }
    }

    /// <summary>
    /// The error for the next word (or the text's end): what stood there, what was expected and, where a known word is
    /// only a slip away, that word.
    /// </summary>
    public ChainruleException Expected(string expected, params IReadOnlyList<string> known)
    {
        var found = AtEnd ? "the end" : Quote(Peek());
        var suggestion = AtEnd ? null : Suggestion.Nearest(Peek(), known);
        return Error($"expected {expected}, found {found}{(suggestion is null ? "" : $": did you mean '{suggestion}'?")}", next, next);
    }

    /// <summary>The error for the word just read: for a value that is well formed but wrong here.</summary>
    public ChainruleException Wrong(string problem) => WrongSince(next - 1, problem);

    /// <summary>The error for the words read since a <see cref="Position"/>: for words that are well formed but wrong together.</summary>
    public ChainruleException WrongSince(int position, string problem) =>
        Error(problem, Math.Max(position, 0), Math.Max(next - 1, 0));

    /// <summary>A word of a user or a file for a one-line message: between quotation marks, cut short, and plain.</summary>
    internal static string Quote(string word)
    {
        const int Longest = 40;
        var shown = word.Length <= Longest ? word : word[..(Longest - 1)] + "…";
        return $"'{Plain.Line(shown)}'";
    }

    private ReadOnlySpan<char> Next => AtEnd ? "" : text.AsSpan(words[next].Start, words[next].Length);

    private ChainruleException Error(string problem, int first, int last)
    {
        var start = first < words.Count ? words[first].Start : text.Length;
        var end = last < words.Count ? words[last].Start + words[last].Length : text.Length;
        return new ChainruleException($"{what}, column {start + 1}: {problem}", text, start, end - start);
    }

    private bool TryDouble(out double value) =>
        double.TryParse(Peek(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
