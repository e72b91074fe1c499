namespace Chainrule.Cli;

/// <summary>What <c>chainrule convolve</c> prints: numbers as the first three, an explanation as all but CSV.</summary>
internal enum OutputFormat
{
    /// <summary>For people: a table of numbers, or an explanation as plain text.</summary>
    Table,
    Csv,
    Json,
    Markdown,
    Latex,
    Html,
}
