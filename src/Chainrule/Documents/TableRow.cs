namespace Chainrule.Documents;

/// <summary>A row of a table.</summary>
/// <param name="Heading">What stands before it.</param>
/// <param name="Cells">From left to right.</param>
public sealed record TableRow(Prose Heading, IReadOnlyList<TableCell> Cells);
