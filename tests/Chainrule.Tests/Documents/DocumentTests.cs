using System.Text.RegularExpressions;
using System.Xml.Linq;
using Chainrule.Documents;
using Chainrule.Notation;
using Chainrule.Tests.Notation;
using CsCheck;

namespace Chainrule.Tests.Documents;

public partial class DocumentTests
{
    private static readonly Symbol X = new('X');

    private static readonly Formula Fraction = new Equation(X, new Fraction(new Number(1), new Number(2)));

    private static readonly Document Sample = new(
        $"On {X}",
        new Heading("First"),
        new Paragraph($"Half of it is {Fraction}, less than {3}."),
        new Bullets("one", $"two {X}"),
        new Display(Fraction, new Equation(new Wording("long"), new Sum([.. Enumerable.Range(1, 40).Select(i => new Number(i))]))),
        new Table(
            "A table",
            ["0", "1"],
            [
                new TableRow("a", [new TableCell($"{new Number(-5)}", CellMark.Chosen), new TableCell("1", CellMark.Aside)]),
                new TableRow("b", [new TableCell("22"), new TableCell("0", CellMark.Chosen | CellMark.Aside)]),
            ]));

    /// <summary>Every part of a document that can hold words of others, with the same words in each.</summary>
    private static readonly Gen<string> Hostile = Gen.OneOf(
            Gen.Char["<>&$_\\|`*[]{}#%^~\"'-+.!()1 \t\n"],
            Gen.Char[' ', '~'],
            Gen.Char['\0', '\u024F'],
            Gen.Char).Array[0, 30].Select(characters => new string(characters));

    private static Document Holding(string text) => new(
        text,
        new Heading(text),
        new Paragraph(text),
        new Bullets(text, text),
        new Display(new Wording(text)),
        new Table(text, [text], [new TableRow(text, [new TableCell(text, CellMark.Chosen)])]));

    [Fact]
    public void A_document_as_text() => Assert.Equal(
        """
        On X
        ════

        First
        ─────

        Half of it is X = 1/2, less than 3.

        • one
        • two X

             X = 1/2
          long = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10
                 + 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19
                 + 20 + 21 + 22 + 23 + 24 + 25 + 26 + 27 + 28
                 + 29 + 30 + 31 + 32 + 33 + 34 + 35 + 36 + 37
                 + 38 + 39 + 40

        A table
          │   0   1
        ──┼─────────
        a │ [−5] (1)
        b │  22  [0]

        """,
        Sample.ToText(54),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void A_document_as_Markdown() => Assert.Equal(
        """
        # On $X$

        ## First

        Half of it is $X = \frac{1}{2}$, less than 3.

        - one
        - two $X$

        $$
        \begin{aligned}
        X &= \frac{1}{2} \\
        \text{long} &= 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 \\
        & \quad {} + 18 + 19 + 20 + 21 + 22 + 23 + 24 + 25 + 26 + 27 + 28 + 29 + 30 + 31 + 32 \\
        & \quad {} + 33 + 34 + 35 + 36 + 37 + 38 + 39 + 40
        \end{aligned}
        $$

        A table

        |  | 0 | 1 |
        | ---: | ---: | ---: |
        | a | **−5** | *1* |
        | b | 22 | ***0*** |

        """,
        Sample.ToMarkdown(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void A_document_as_Latex()
    {
        var latex = Sample.ToLatex();
        Latex.AssertBalanced(latex);
        Assert.Equal(
            """
            {\Large\bfseries On $X$\par}

            \section*{First}

            Half of it is $X = \frac{1}{2}$, less than 3.

            \begin{itemize}
            \setlength{\itemsep}{0pt}\setlength{\parskip}{0pt}
            \item one
            \item two $X$
            \end{itemize}
            \begin{align*}
            X &= \frac{1}{2} \\
            \text{long} &= 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 \\
            & \quad {} + 18 + 19 + 20 + 21 + 22 + 23 + 24 + 25 + 26 + 27 + 28 + 29 + 30 + 31 + 32 \\
            & \quad {} + 33 + 34 + 35 + 36 + 37 + 38 + 39 + 40
            \end{align*}

            A table\nopagebreak

            \begin{longtable}{r|rr}
             & 0 & 1 \\ \hline \endhead
            a & \cellcolor{chosen}$-5$ & \textcolor{aside}{1} \\
            b & 22 & \cellcolor{chosen}\textcolor{aside}{0} \\
            \end{longtable}


            \end{document}

            """,
            latex[latex.IndexOf(@"{\Large", StringComparison.Ordinal)..],
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_document_as_Html()
    {
        var page = Page(Sample);
        Assert.Equal("On X", page.Element("head")!.Element("title")!.Value);
        Assert.Equal(
            ["h1", "h2", "p", "ul", "div", "p", "div"], page.Element("body")!.Elements().Select(element => element.Name.LocalName));
        Assert.Equal(
            """<tbody><tr><th scope="row">a</th><td class="chosen">−5</td><td class="aside">1</td></tr>"""
            + """<tr><th scope="row">b</th><td>22</td><td class="chosen aside">0</td></tr></tbody>""",
            page.Descendants("tbody").Single().ToString(SaveOptions.DisableFormatting));
        // A term a piece, for browsers do not break formulas.
        var rows = page.Descendants("div").Where(element => (string?)element.Attribute("class") == "row").ToList();
        Assert.Equal(["X=12", "long=" + string.Join('+', Enumerable.Range(1, 40))], rows.Select(row => row.Value));
        Assert.Equal([2, 41], rows.Select(row => row.Descendants().Count(element => element.Name.LocalName == "math")));
    }

    [Fact]
    public void A_matrix_takes_a_line_a_row_and_its_name_stands_level()
    {
        var matrix = new Matrix([new Number(1), new Number(-10)], [new Number(2), new Number(0)], [new Number(3), new Number(1)]);
        Assert.Equal(
            """
                  ⎡ 1  −10 ⎤
              X = ⎢ 2    0 ⎥
                  ⎣ 3    1 ⎦

            """,
            new Document("T", new Display(new Equation(X, matrix))).ToText()["T\n═\n\n".Length..],
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Lines_of_text_are_no_longer_than_asked() =>
        Gen.Select(Gen.Int[0, 12].Array[1, 60], Gen.Int[14, 100]).Check(300, (lengths, width) =>
        {
            var text = string.Join(' ', lengths.Select(length => new string('w', length)));
            var document = new Document(text, new Heading(text), new Paragraph(text), new Bullets(text));
            Assert.All(document.ToText(width).Split('\n'), line => Assert.True(line.Length <= width && line == line.TrimEnd(), line));
        });

    [Fact]
    public void A_wide_table_goes_on_below_itself()
    {
        var table = new Table(
            "Wide",
            [.. Enumerable.Range(0, 30).Select(i => (Prose)$"{i}")],
            [new TableRow("r", [.. Enumerable.Range(0, 30).Select(i => new TableCell($"{100 * i}"))])]);
        var lines = new Document("T", table).ToText(40).TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 40, line));
        var row = lines.Where(line => line.StartsWith("r │", StringComparison.Ordinal))
            .SelectMany(line => line[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{100 * i}"), row);
    }

    [Fact]
    public void Words_of_others_stay_words_in_Html() => Hostile.Check(500, text =>
    {
        var page = Page(Holding(text));
        Assert.Equal(Clean.Line(text), page.Descendants("h2").Single().Value);
        Assert.Equal(Clean.Line(text), page.Descendants("li").First().Value);
        Assert.Equal(
            "body div h1 h2 head html li math meta mtext p style table tbody td th thead title tr ul",
            string.Join(' ', page.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct().Order(StringComparer.Ordinal)));
    });

    private static readonly HashSet<string> greek =
        [.. Enumerable.Range('Α', 'ω' - 'Α' + 1).Where(letter => GreekLetter.Is((char)letter)).Select(letter => GreekLetter.Latex((char)letter).TrimEnd())];

    [Fact]
    public void Words_of_others_stay_words_in_Latex() => Hostile.Check(500, text =>
    {
        var latex = Holding(text).ToLatex();
        Latex.AssertBalanced(latex);
        var paragraph = LatexText.Escape(Clean.Line(text));
        Assert.Contains($"\n{paragraph}\n", latex);
        Assert.All(Commands().Matches(paragraph), match => Assert.True(
            match.Value is @"\textbackslash" or @"\textasciicircum" or @"\textasciitilde" or @"\textless" or @"\textgreater" or @"\textbar"
                or @"\textsuperscript" or @"\frac" or @"\partial" or @"\allowbreak" or @"\nobreakspace" or @"\ldots" or @"\cdot" or @"\times" or @"\{" or @"\}" or @"\$" or @"\&" or @"\#" or @"\%" or @"\_"
                || greek.Contains(match.Value),
            match.Value));
        Assert.DoesNotMatch(@"(?<!\\)[&#%_^~]", paragraph);
        Assert.DoesNotContain("--", paragraph);
    });

    [Fact]
    public void Words_of_others_stay_words_in_Markdown() => Hostile.Check(500, text =>
    {
        var lines = Holding(text).ToMarkdown().Split('\n');
        var heading = lines[2]["## ".Length..];
        Assert.Equal(Clean.Line(text).Trim(), Unescaped(heading));
        Assert.DoesNotMatch(@"(?<!\\)(\\\\)*[`*_\[\]|~&]", heading.Replace("<span>$</span>", "", StringComparison.Ordinal));
        Assert.All(lines.Where(line => line.StartsWith('|')), line => Assert.Equal(3, Pipes().Count(line)));
        Assert.DoesNotMatch(@"^\d*[#+=.)-]", lines[4]);
    });

    [Theory]
    [InlineData("a-b", "a-b")]
    [InlineData("---", "-{}-{}-")]
    [InlineData("naïve Čapek 猫", @"naïve Čapek {[}U+732B]\allowbreak{}")]
    [InlineData("100 % \\ $5_a", @"100 \% \textbackslash{} \$5\_a")]
    public void Latex_writes_out_what_it_would_obey(string text, string latex) => Assert.Equal(latex, LatexText.Escape(text));

    [Theory]
    [InlineData("- no list", @"\- no list")]
    [InlineData("1. no list", @"1\. no list")]
    [InlineData("# no heading", @"\# no heading")]
    [InlineData("5 + 3", "5 + 3")]
    [InlineData("costs $5 & <b>", @"costs <span>$</span>5 \& \<b\>")]
    public void Markdown_takes_words_for_words(string text, string markdown) =>
        Assert.Equal(markdown, new Document("T", new Paragraph(text)).ToMarkdown().Split('\n')[2]);

    [Fact]
    public void Malformed_blocks_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Display());
        Assert.Throws<ArgumentException>(() => new Table("", ["0"], []));
        Assert.Throws<ArgumentException>(() => new Table("", ["0"], [new TableRow("", [])]));
    }

    private static XElement Page(Document document)
    {
        var html = document.ToHtml();
        Assert.StartsWith("<!DOCTYPE html>\n", html);
        // To a browser <td/> is an opening tag.
        Assert.DoesNotMatch(@"<(?!meta)[^<>]*/>", html);
        return XDocument.Parse(html, LoadOptions.PreserveWhitespace).Root!;
    }

    private static string Unescaped(string markdown) =>
        Escapes().Replace(markdown, match => match.Value == "<span>$</span>" ? "$" : match.Value[1..]);

    [GeneratedRegex(@"<span>\$</span>|\\.")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"(?<!\\)(?:\\\\)*\|")]
    private static partial Regex Pipes();

    [GeneratedRegex(@"\\([A-Za-z]+|.)")]
    private static partial Regex Commands();
}
