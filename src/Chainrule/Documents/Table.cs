namespace Chainrule.Documents;

/// <summary>A table, aligned at the right, whose rows and columns have headings.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The columns' headings, without one for the rows' headings.</param>
/// <param name="Rows">The rows from top to bottom, at least one, each with a cell for every column.</param>
public sealed record Table(Prose Caption, IReadOnlyList<Prose> Columns, IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>The rows from top to bottom.</summary>
    public IReadOnlyList<TableRow> Rows { get; } = Rows.Count > 0 && Rows.All(row => row.Cells.Count == Columns.Count)
        ? Rows
        : throw new ArgumentException("A table has rows with a cell for every column.", nameof(Rows));

    /// <summary>Whether some cell stands out.</summary>
    internal bool IsMarked => Rows.Any(row => row.Cells.Any(cell => cell.Mark != CellMark.None));

    /// <summary>The letters of the longest row heading.</summary>
    internal int HeadingWidth => Rows.Max(row => row.Heading.ToString().Length);

    /// <summary>The letters of a column's longest cell or heading.</summary>
    internal int Width(int column) =>
        Math.Max(Columns[column].ToString().Length, Rows.Max(row => row.Cells[column].Content.ToString().Length));

    /// <summary>Runs of neighbouring columns that fit below each other, each at least one column long.</summary>
    /// <param name="width">Columns of text for row headings and a run.</param>
    /// <param name="gap">What stands before each column.</param>
    internal IEnumerable<Range> Bands(int width, int gap)
    {
        var (start, taken) = (0, HeadingWidth);
        for (var column = 0; column < Columns.Count; column++)
        {
            var needed = gap + Width(column);
            if (column > start && taken + needed > width)
            {
                yield return start..column;
                (start, taken) = (column, HeadingWidth);
            }
            taken += needed;
        }
        yield return start..Columns.Count;
    }

    /// <summary>The table of a run of columns.</summary>
    internal Table this[Range columns] => new(
        Caption,
        [.. Columns.Take(columns)],
        [.. Rows.Select(row => row with { Cells = [.. row.Cells.Take(columns)] })]);
}
