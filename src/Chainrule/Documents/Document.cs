namespace Chainrule.Documents;

/// <summary>A text with formulas and tables, to be read in a terminal, on paper or in a browser.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Blocks">What it holds, from top to bottom.</param>
public sealed record Document(Prose Title, params IReadOnlyList<Block> Blocks)
{
    /// <summary>As plain text for a terminal.</summary>
    /// <param name="width">Columns that a line may take; only a word or a term that is longer by itself takes more.</param>
    public string ToText(int width = 100) => new PlainTextWriter(width).Write(this);

    /// <summary>As GitHub's Markdown, formulas between dollar signs.</summary>
    public string ToMarkdown() => MarkdownWriter.Write(this);

    /// <summary>As a complete LaTeX document, which pdflatex compiles with the packages of every installation.</summary>
    public string ToLatex() => LatexWriter.Write(this);

    /// <summary>As one page of HTML, well formed as XML too, with formulas in MathML and without scripts.</summary>
    public string ToHtml() => HtmlWriter.Write(this);
}
