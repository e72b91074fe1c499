namespace Chainrule.Notation;

/// <summary>Lines of text of the same width, of which one is level with the text beside them.</summary>
internal sealed record TextBox
{
    private TextBox(IReadOnlyList<string> lines, int level) => (Lines, Level) = (lines, level);

    /// <summary>From top to bottom.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The line that is level with the text beside.</summary>
    public int Level { get; }

    /// <summary>Columns.</summary>
    public int Width => Hatted.Columns(Lines[0]);

    /// <summary>The text, where it is one line.</summary>
    public string Line => Lines.Single();

    /// <summary>A line of text.</summary>
    public static TextBox Of(string line) => new([line], 0);

    /// <summary>Lines of the same width, level in the middle.</summary>
    public static TextBox Stacked(IReadOnlyList<string> lines) => new(lines, (lines.Count - 1) / 2);

    /// <summary>Boxes beside each other.</summary>
    public static TextBox Beside(IEnumerable<TextBox> boxes)
    {
        TextBox[] all = [.. boxes];
        var above = all.Max(box => box.Level);
        var below = all.Max(box => box.Lines.Count - box.Level);
        return new([.. Enumerable.Range(-above, above + below).Select(i => string.Concat(all.Select(box => box.LineAt(i))))], above);
    }

    private string LineAt(int fromLevel)
    {
        var line = Level + fromLevel;
        return (uint)line < (uint)Lines.Count ? Lines[line] : new string(' ', Width);
    }
}
