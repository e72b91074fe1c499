using Chainrule.Texts;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Chainrule.Cli;

/// <summary>The one look of all tables: a line under the header, names to the left, numbers to the right.</summary>
internal static class Tables
{
    /// <summary>A table whose first column holds names and whose others hold numbers.</summary>
    public static Table Create(string first, params ReadOnlySpan<string> numbers)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn(Header(first)));
        AddNumberColumns(table, numbers);
        return table;
    }

    public static void AddNumberColumns(Table table, params ReadOnlySpan<string> headers)
    {
        foreach (var header in headers)
        {
            table.AddColumn(new TableColumn(Header(header)) { Alignment = Justify.Right, NoWrap = true });
        }
    }

    /// <summary>Adds a row of plain text: brackets are brackets, not markup.</summary>
    public static void AddRow(Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(Plain.Line(cell))));

    /// <summary>How many characters wide a table wants to be.</summary>
    public static int Width(Table table) => ((IRenderable)table).Measure(RenderOptions.Create(Terminal.Results), int.MaxValue).Max;

    /// <summary>A header is plain text too, of one line or several.</summary>
    private static Text Header(string header) => new(string.Join('\n', header.Split('\n').Select(Plain.Line)));
}
