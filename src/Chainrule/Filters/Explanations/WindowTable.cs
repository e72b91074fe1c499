using Chainrule.Documents;
using Chainrule.Notation;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>The input with the cells marked that one output cell is made from; of a large input, what is around them.</summary>
internal static class WindowTable
{
    /// <summary>An axis of so many cells is shown whole.</summary>
    private const int Whole = 20;

    /// <summary>Cells beside the window that are shown of a longer axis.</summary>
    private const int Margin = 2;

    /// <summary>In all; where there would be more, only those are shown that are read.</summary>
    private const int MostCells = 4000;

    /// <summary>A table for each of the input channels that are read.</summary>
    public static IEnumerable<Table> Of(FilterInput input, Window window, CellExplanation cell)
    {
        var (readRows, readColumns) = (Read(window.Rows, cell.Row), Read(window.Columns, cell.Column));
        int[] channels = [.. cell.Terms.Select(term => term.InputChannel).Distinct()];
        var (rows, columns) = (Shown(readRows, input.Shape.Rows), Shown(readColumns, input.Shape.Columns));
        if ((long)channels.Length * rows.Count * columns.Count > MostCells)
        {
            (rows, columns) = (readRows, readColumns);
        }
        return channels.Select(channel => new Table(
            $"Input {Name(input, channel)}; the cells that are read are marked:",
            [.. columns.Select(column => (Prose)$"{column}")],
            [.. rows.Select(row => new TableRow($"{row}", [.. columns.Select(column => new TableCell(
                $"{input.Written(input[channel, row, column])}",
                (readRows.Contains(row) && readColumns.Contains(column) ? CellMark.Chosen : CellMark.None)
                | (input.Contains(row, column) ? CellMark.None : CellMark.Aside)))]))]));
    }

    /// <summary>The input cells, or the places outside, that the weights of an output's window lie on, along one axis.</summary>
    public static IReadOnlyList<int> Read(WindowAxis axis, int output) =>
        [.. Enumerable.Range(0, axis.Kernel).Select(k => axis.InputIndex(output, k))];

    private static IReadOnlyList<int> Shown(IReadOnlyList<int> read, int size)
    {
        var margin = size <= Whole ? Whole : Margin;
        var first = Math.Min(read[0], Math.Max(read[0] - margin, 0));
        var last = Math.Max(read[^1], Math.Min(read[^1] + margin, size - 1));
        return [.. Enumerable.Range(first, last - first + 1)];
    }

    private static Formula Name(FilterInput input, int channel) =>
        input.Shape.Channels == 1 ? new Symbol('X') : new Scripted(new Symbol('X'), new Number(channel));
}
