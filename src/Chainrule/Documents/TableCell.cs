namespace Chainrule.Documents;

/// <summary>A cell of a table.</summary>
public sealed record TableCell(Prose Content, CellMark Mark = CellMark.None);
