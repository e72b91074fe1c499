using System.Globalization;

namespace Chainrule.Texts;

/// <summary>
/// Reads a line of text word by word for the small languages of the command line (networks, optimizers, schedules), and
/// reports a mistake with the line and a caret under the offending word.
/// </summary>
internal sealed class Words
{
    private readonly string what;
    private readonly string text;
    private readonly List<(int Start, int Length)> words = [];
    private int next;

    /// <param name="what">What the text is, for messages: <c>network</c>, <c>optimizer</c>…</param>
    /// <param name="text">The text; a bar is a word of its own.</param>
    public Words(string what, string text)
    {
        this.what = what;
        this.text = text;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var start = i++;
            if (text[start] != '|')
            {
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] != '|')
                {
                    i++;
                }
            }
            words.Add((start, i - start));
        }
    }

    /// <summary>Whether every word has been read.</summary>
    public bool AtEnd => next == words.Count;

    /// <summary>The next word without reading it; empty at the end.</summary>
    public string Peek() => AtEnd ? "" : text.Substring(words[next].Start, words[next].Length);

    /// <summary>Reads the next word if it is the given one.</summary>
    public bool Accept(string word)
    {
        if (Peek() != word)
        {
            return false;
        }
        next++;
        return true;
    }

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

    /// <summary>The error for the next word (or the text's end): what stood there and what was expected.</summary>
    public ChainruleException Expected(string expected)
    {
        var found = AtEnd ? "the end" : $"'{Peek()}'";
        return Error($"expected {expected}, found {found}", next);
    }

    /// <summary>The error for the word just read: for a value that is well formed but wrong here.</summary>
    public ChainruleException Wrong(string problem) => Error(problem, Math.Max(next - 1, 0));

    private ChainruleException Error(string problem, int word)
    {
        var (start, length) = word < words.Count ? words[word] : (text.Length, 1);
        return new ChainruleException($"{what}, column {start + 1}: {problem}", text, start, length);
    }

    private bool TryDouble(out double value) =>
        double.TryParse(Peek(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
