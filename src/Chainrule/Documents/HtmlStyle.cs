namespace Chainrule.Documents;

/// <summary>How a page looks: on a light screen, on a dark one, on paper.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet of a page; it holds none of the characters that XML encodes.</summary>
    public const string Sheet = Frame + Content + Print;

    /// <summary>How headings, formulas and tables look, in the colours that the page around them gives.</summary>
    public const string Content = """
        h2 { margin: 2.4rem 0 0.6rem; font-size: 1.25rem; line-height: 1.3; }
        p, ul { margin: 0.7rem 0; text-wrap: pretty; }
        ul { padding-left: 1.3rem; }
        math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", "Libertinus Math", "TeX Gyre Termes Math", "Noto Sans Math", "DejaVu Math TeX Gyre", math, serif; font-size: 1.08em; text-indent: 0; }
        /* In MathML it is the block within a cell that is aligned. */
        mtd { text-align: right; text-align: -webkit-right; padding: 0.2em 0.45em; }
        .display { display: grid; grid-template-columns: max-content 1fr; align-items: baseline; row-gap: 0.35rem; margin: 0.5rem 0; padding: 0.4rem 0; overflow: auto hidden; }
        .row { display: contents; }
        .left { text-align: right; }
        .line { padding-left: 2.6em; text-indent: -2.6em; }
        .line + .line { margin-top: 0.35rem; }
        .inner { padding-left: 5.2em; }
        .innermost { padding-left: 6.4em; }
        .deepest { padding-left: 8em; }
        .caption { margin: 1.2rem 0 0.4rem; color: var(--muted); }
        .grid { overflow-x: auto; margin: 0 0 1.2rem; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: 0.2rem 0.6rem; text-align: right; font-weight: 400; white-space: nowrap; }
        th { color: var(--muted); font-size: 0.85em; }
        thead th, thead td { border-bottom: 1px solid var(--line); }
        tbody th, thead td { border-right: 1px solid var(--line); }
        .chosen { background: var(--chosen); }
        .aside { color: var(--aside); font-style: italic; }

        """;

    private const string Frame = """
        :root {
          color-scheme: light dark;
          --page: #ffffff; --ink: #171a21; --muted: #5c6472; --aside: #5f6877; --line: #c5cad3; --chosen: #dbe6fd;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root { --page: #101218; --ink: #e8eaef; --muted: #a3aab7; --aside: #a9b1be; --line: #424855; --chosen: #263c6b; }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; max-width: 56rem; padding: clamp(1.5rem, 5vw, 4rem) clamp(1rem, 4vw, 2.5rem) 4rem;
          background: var(--page); color: var(--ink);
          font: 1.05rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
          overflow-wrap: break-word;
        }
        h1 { margin: 0 0 1.5rem; font-size: clamp(1.6rem, 4vw, 2.2rem); line-height: 1.2; text-wrap: balance; }

        """;

    private const string Print = """
        @media print {
          @page { margin: 18mm 16mm; }
          body { max-width: none; padding: 0; font-size: 10.5pt; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          h1 { font-size: 1.6rem; }
          h1, h2, .caption { break-after: avoid; }
          .left, .right, .line, li, tr { break-inside: avoid; }
          p { orphans: 3; widows: 3; }
          .display, .grid { overflow: visible; }
        }

        """;
}
