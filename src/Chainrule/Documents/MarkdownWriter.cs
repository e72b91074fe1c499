using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>Writes documents in GitHub's Markdown.</summary>
internal static partial class MarkdownWriter
{
    /// <summary>The document, an empty line between blocks.</summary>
    public static string Write(Document document) =>
        string.Join("\n\n", document.Blocks.Select(Text).Prepend("# " + Text(document.Title))) + "\n";

    private static string Text(Block block) => block switch
    {
        Heading heading => "## " + Text(heading.Text),
        Paragraph paragraph => Line(paragraph.Text),
        Bullets bullets => string.Join('\n', bullets.Items.Select(item => "- " + Line(item))),
        Display display => Text(display),
        Table table => Text(table),
        _ => throw new UnreachableException(block.GetType().Name),
    };

    private static string Text(Display display)
    {
        var lines = LatexDisplay.Lines(display);
        return lines.Count == 1
            ? $"$$\n{lines[0]}\n$$"
            : $"$$\n\\begin{{aligned}}\n{string.Join(LatexDisplay.Break, lines)}\n\\end{{aligned}}\n$$";
    }

    private static string Text(Table table) => string.Join('\n', (IEnumerable<string>)[
        Line(table.Caption),
        "",
        Row(table.Columns.Select(Text).Prepend("")),
        Row(Enumerable.Repeat("---:", table.Columns.Count + 1)),
        .. table.Rows.Select(row => Row(row.Cells.Select(Text).Prepend(Text(row.Heading))))]);

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Text(TableCell cell) => cell.Mark switch
    {
        CellMark.Chosen => $"**{Text(cell.Content)}**",
        CellMark.Aside => $"*{Text(cell.Content)}*",
        CellMark.Chosen | CellMark.Aside => $"***{Text(cell.Content)}***",
        _ => Text(cell.Content),
    };

    /// <summary>Prose that begins a line, where some signs begin a list or a heading.</summary>
    private static string Line(Prose prose) => Beginning().Replace(Text(prose), @"$1\$2");

    /// <summary>A number alone needs no mathematics, which readers of Markdown draw slowly.</summary>
    private static string Text(Prose prose) => string.Concat(prose.Parts.Select(part => part.Formula switch
    {
        null => Escape(part.Text),
        Number number => Escape(number.ToString()),
        var formula => $"${formula.ToLatex().TrimEnd()}$",
    })).Trim();

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            // A backslash does not keep GitHub from taking a dollar sign for mathematics.
            _ = character switch
            {
                '$' => escaped.Append("<span>$</span>"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' or '&' => escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }
        return escaped.ToString();
    }

    [GeneratedRegex(@"^(\d*)([#+=.)-])")]
    private static partial Regex Beginning();
}
