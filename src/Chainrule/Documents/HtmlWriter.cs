using System.Diagnostics;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Chainrule.Notation;

namespace Chainrule.Documents;

/// <summary>
/// Writes documents as pages of HTML. Browsers do not break a formula, so a displayed equation is a row of short ones, one a
/// term, between which a line may end.
/// </summary>
internal static class HtmlWriter
{
    /// <summary>Columns of Unicode text that a line of the page holds: what fits is not begun on a new one at its equals signs.</summary>
    private const int Width = 78;

    /// <summary>The same of a row of a table, whose digits are narrower than a formula.</summary>
    private const int TableWidth = 92;

    /// <summary>The whole page.</summary>
    public static string Write(Document document)
    {
        var html = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
                new XElement("title", document.Title.ToString()),
                new XElement("style", "\n" + HtmlStyle.Sheet)),
            new XElement(
                "body",
                "\n",
                new XElement("h1", Content(document.Title)),
                document.Blocks.SelectMany(block => Elements(block, Width).Prepend<object>("\n")),
                "\n"));
        var page = new StringBuilder("<!DOCTYPE html>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None };
        using (var writer = XmlWriter.Create(page, settings))
        {
            html.Save(writer);
        }
        return page.Append('\n').ToString();
    }

    /// <summary>Its blocks alone, for a page that has <see cref="HtmlStyle.Content"/>.</summary>
    /// <param name="document">The document.</param>
    /// <param name="width">Columns of Unicode text that there is room for.</param>
    public static string WriteBlocks(Document document, int width = Width) =>
        string.Concat(document.Blocks.SelectMany(block => Elements(block, width)).Select(element => element.ToString(SaveOptions.DisableFormatting)));

    private static IEnumerable<XElement> Elements(Block block, int width) => block switch
    {
        Heading heading => [new XElement("h2", Content(heading.Text))],
        Paragraph paragraph => [new XElement("p", Content(paragraph.Text))],
        Bullets bullets => [new XElement("ul", bullets.Items.Select(item => new XElement("li", Content(item))))],
        Display display => [Element("div", "display", display.Formulas.Select(formula => Row(formula, width)))],
        Table table =>
        [
            Element("p", "caption", Content(table.Caption)),
            .. table.Bands(TableWidth, gap: 3).Select(columns => Grid(table[columns])),
        ],
        _ => throw new UnreachableException(block.GetType().Name),
    };

    /// <summary>A formula: what stands left of its equals signs, and beside it the lines of what stands right.</summary>
    private static XElement Row(Formula formula, int width)
    {
        var pieces = LineBreaks.Of([formula], TextPrinter.Measure, 0, width).ToList();
        if (pieces is [{ Left: { } alone, Parts: [] }])
        {
            return Element("div", "row", Element("div", "left", ""), Element("div", "right", Math(MathMlPrinter.Plain.Print(alone))));
        }
        var fits = LineBreaks.Of([formula], TextPrinter.Measure, width).Count() == 1;
        var lines = new List<XElement>();
        foreach (var piece in pieces)
        {
            var depth = piece.Start switch
            {
                LineStart.Factors => " inner",
                LineStart.InnerTerms or LineStart.Arguments => " innermost",
                LineStart.InnerFactors => " deepest",
                _ => "",
            };
            if (lines.Count == 0 || depth.Length > 0 || !fits && piece.Start != LineStart.Terms)
            {
                lines.Add(Element("div", "line" + depth));
            }
            lines[^1].Add(Math(MathMlPrinter.Plain.PrintTail(piece)));
        }
        var left = Math(MathMlPrinter.Plain.Print(pieces[0].Left!));
        return Element("div", "row", Element("div", "left", left), Element("div", "right", lines));
    }

    private static XElement Math(XElement formula)
    {
        var math = MathMlPrinter.Root(formula, display: false);
        math.SetAttributeValue("displaystyle", "true");
        return math;
    }

    private static XElement Grid(Table table) => Element("div", "grid", new XElement(
        "table",
        new XElement("thead", new XElement(
            "tr",
            new XElement("td", ""),
            table.Columns.Select(text => new XElement("th", new XAttribute("scope", "col"), Content(text))))),
        new XElement("tbody", table.Rows.Select(row => new XElement(
            "tr",
            new XElement("th", new XAttribute("scope", "row"), Content(row.Heading)),
            row.Cells.Select(cell => Element("td", Classes(cell.Mark), Content(cell.Content))))))));

    private static string Classes(CellMark mark) => mark switch
    {
        CellMark.Chosen => "chosen",
        CellMark.Aside => "aside",
        CellMark.Chosen | CellMark.Aside => "chosen aside",
        _ => "",
    };

    /// <summary>A number alone is text, which tables of thousands of them are glad of.</summary>
    private static IEnumerable<object> Content(Prose prose) => prose.Parts.Select<ProsePart, object>(part => part.Formula switch
    {
        null => part.Text,
        Number number => number.ToString(),
        var formula => formula.ToMathMl(),
    });

    private static XElement Element(string name, string cssClass, params object[] content) => cssClass.Length == 0
        ? new XElement(name, content)
        : new XElement(name, new XAttribute("class", cssClass), content);
}
