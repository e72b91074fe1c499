namespace Chainrule.Documents;

/// <summary>How a cell of a table stands out.</summary>
[Flags]
public enum CellMark
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>It is what the table is shown for: shaded, bold, or in brackets.</summary>
    Chosen = 1,

    /// <summary>It is there only to be compared with: grey, in italics, or in parentheses.</summary>
    Aside = 2,
}
