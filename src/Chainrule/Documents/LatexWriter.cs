using System.Diagnostics;
using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>Writes documents in LaTeX.</summary>
internal static class LatexWriter
{
    /// <summary>TeX holds a whole display in its memory, which ends at some thousands of lines.</summary>
    private const int MostLines = 250;

    private const string Tight = @"\setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}";

    private const string Preamble = """
        \documentclass[11pt,a4paper,fleqn]{article}
        \usepackage[utf8]{inputenc}
        \usepackage{amsmath}
        \usepackage[margin=20mm]{geometry}
        \setlength{\parindent}{0pt}
        \setlength{\parskip}{0.6\baselineskip}
        \setlength{\mathindent}{1.5em}
        \renewcommand{\labelitemi}{$\bullet$}
        \renewcommand{\arraystretch}{1.1}
        \setlength{\emergencystretch}{3em}
        \allowdisplaybreaks

        """;

    /// <summary>The smallest installations have no xcolor; a document without tables needs none.</summary>
    private const string TablePreamble = """
        \usepackage{longtable}
        \usepackage[table]{xcolor}
        \definecolor{chosen}{gray}{0.85}
        \definecolor{aside}{gray}{0.35}
        \setlength{\LTpre}{0.2\baselineskip}
        \setlength{\LTleft}{1.5em}
        \setcounter{LTchunksize}{1000}

        """;

    /// <summary>The document, ready to compile.</summary>
    public static string Write(Document document) =>
        $$"""
        {{Preamble}}{{(document.Blocks.Any(block => block is Table) ? TablePreamble : "")}}\begin{document}

        {\Large\bfseries {{Text(document.Title)}}\par}

        {{string.Concat(document.Blocks.Select((block, i) => Text(block) + Space(document.Blocks.ElementAtOrDefault(i + 1))))}}
        \end{document}

        """;

    /// <summary>A display belongs to what stands before it; an empty line would tear them apart.</summary>
    private static string Space(Block? next) => next is Display ? "\n" : "\n\n";

    private static string Text(Block block) => block switch
    {
        Heading heading => $$"""\section*{{{Text(heading.Text)}}}""",
        Paragraph paragraph => Text(paragraph.Text),
        Bullets bullets => Environment("itemize", [Tight, .. bullets.Items.Select(item => @"\item " + Text(item))]),
        Display display => Text(display),
        Table table => Text(table),
        _ => throw new UnreachableException(block.GetType().Name),
    };

    private static string Text(Display display)
    {
        var lines = LatexDisplay.Lines(display);
        return lines.Count == 1
            ? $"\\[\n{lines[0]}\n\\]"
            : string.Join('\n', lines.Chunk(MostLines).Select(run => Environment("align*", [string.Join(LatexDisplay.Break, run)])));
    }

    /// <summary>A table may go on over the page, where its headings come again.</summary>
    private static string Text(Table table) =>
        $"{Text(table.Caption)}\\nopagebreak\n\n"
        + string.Join("\n\n", table.Bands(LatexDisplay.Width, gap: 3).Select(columns => Grid(table[columns])));

    private static string Grid(Table table) => Environment(
        "longtable",
        [
            Row(["", .. table.Columns.Select(Text)]) + @" \hline \endhead",
            .. table.Rows.Select(row => Row([Text(row.Heading), .. row.Cells.Select(Text)])),
        ],
        $$"""{r|{{new string('r', table.Columns.Count)}}}""");

    private static string Row(IEnumerable<string> cells) => string.Join(" & ", cells) + @" \\";

    private static string Text(TableCell cell)
    {
        var text = cell.Mark.HasFlag(CellMark.Aside) ? $@"\textcolor{{aside}}{{{Text(cell.Content)}}}" : Text(cell.Content);
        return cell.Mark.HasFlag(CellMark.Chosen) ? @"\cellcolor{chosen}" + text : text;
    }

    private static string Text(Prose prose) => string.Concat(prose.Parts.Select(part =>
        part.Formula is { } formula ? $"${formula.ToLatex().TrimEnd()}$" : LatexText.Escape(part.Text)));

    private static string Environment(string name, IEnumerable<string> lines, string arguments = "") =>
        $"\\begin{{{name}}}{arguments}\n{string.Join('\n', lines)}\n\\end{{{name}}}";
}
