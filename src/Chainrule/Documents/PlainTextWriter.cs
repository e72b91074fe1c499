using System.Diagnostics;
using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>Writes documents as plain text.</summary>
internal sealed class PlainTextWriter(int width)
{
    private const string Indent = "  ";

    /// <summary>The columns by which the rest of a folded line stands right of the equals sign.</summary>
    private const int Further = 8;

    /// <summary>The document, an empty line between blocks.</summary>
    public string Write(Document document)
    {
        IEnumerable<IEnumerable<string>> blocks = [Underlined(document.Title, '═'), .. document.Blocks.Select(Lines)];
        return string.Join("\n\n", blocks.Select(lines => string.Join('\n', lines.Select(line => line.TrimEnd())))) + "\n";
    }

    private IEnumerable<string> Lines(Block block) => block switch
    {
        Heading heading => Underlined(heading.Text, '─'),
        Paragraph paragraph => Wrapped(paragraph.Text),
        Bullets bullets => bullets.Items.SelectMany(item => Wrapped(item, "• ", Indent)),
        Display display => Lines(display),
        Table table => Wrapped(table.Caption).Concat(Lines(table)),
        _ => throw new UnreachableException(block.GetType().Name),
    };

    private IEnumerable<string> Underlined(Prose text, char line)
    {
        List<string> lines = [.. Wrapped(text)];
        return lines.Append(new string(line, lines.Max(each => each.Length)));
    }

    private IEnumerable<string> Wrapped(Prose text, string first = "", string next = "")
    {
        var (line, space) = (first, "");
        // What is longer than a line, such as a rule that a user wrote without blanks, goes on in the next.
        foreach (var word in text.Words
            .SelectMany(word => word.Chunk(width - Math.Max(first.Length, next.Length))).Select(letters => new string(letters)))
        {
            if (space.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                (line, space) = (next, "");
            }
            line += space + word;
            space = " ";
        }
        yield return line;
    }

    private IEnumerable<string> Lines(Display display)
    {
        var left = LineBreaks.LeftWidth(display.Formulas, TextPrinter.Display);
        return LineBreaks.Of(display.Formulas, TextPrinter.Display, width - Indent.Length)
            .Select(line => Lines(line, left))
            .SelectMany(lines => lines is [var only] ? Folded(only, Indent.Length + left + Further) : lines);
    }

    /// <summary>
    /// What no rule of mathematics breaks is broken at a space, or before a sign where none has spaces, as in an exponent: a power
    /// of a long sum, a fraction of long ones.
    /// </summary>
    private IEnumerable<string> Folded(string line, int indent)
    {
        while (line.Length > width)
        {
            var space = line.LastIndexOf(' ', width);
            var end = space > indent ? space : line.LastIndexOfAny(['+', '−'], width - 1);
            if (end <= indent)
            {
                break;
            }
            yield return line[..end];
            line = new string(' ', indent) + line[end..].TrimStart();
        }
        yield return line;
    }

    private static IReadOnlyList<string> Lines(FormulaLine line, int leftWidth)
    {
        var left = line.Left is null ? TextBox.Of("") : TextPrinter.Display.Print(line.Left);
        if (line.Parts.Count == 0)
        {
            return TextBox.Beside([TextBox.Of(Indent), left]).Lines;
        }
        // Further terms and factors stand below the first ones, right of the equals sign.
        var space = new string(' ', leftWidth - left.Width + LineBreaks.Indent(line.Start));
        return TextBox.Beside([TextBox.Of(Indent + space), left, TextPrinter.Display.PrintTail(line)]).Lines;
    }

    private IEnumerable<string> Lines(Table table)
    {
        var gap = table.IsMarked ? 3 : 2;
        return table.Bands(width - " │".Length, gap).SelectMany((columns, i) => Grid(table[columns], gap).Prepend("").Skip(i == 0 ? 1 : 0));
    }

    private static IEnumerable<string> Grid(Table table, int gap)
    {
        var heading = table.HeadingWidth;
        var widths = table.Columns.Select((_, column) => table.Width(column) + gap).ToList();
        yield return string.Concat([
            new string(' ', heading),
            " │",
            .. table.Columns.Select((text, column) => Marked(text, CellMark.None, gap).PadLeft(widths[column]))]);
        yield return $"{new string('─', heading)}─┼{new string('─', widths.Sum())}";
        foreach (var row in table.Rows)
        {
            yield return string.Concat([
                row.Heading.ToString().PadLeft(heading),
                " │",
                .. row.Cells.Select((cell, column) => Marked(cell.Content, cell.Mark, gap).PadLeft(widths[column]))]);
        }
    }

    /// <summary>A cell's text, with room for brackets where the table has some.</summary>
    private static string Marked(Prose text, CellMark mark, int gap) => mark switch
    {
        _ when mark.HasFlag(CellMark.Chosen) => $"[{text}]",
        CellMark.Aside => $"({text})",
        _ when gap == 3 => $"{text} ",
        _ => text.ToString(),
    };
}
