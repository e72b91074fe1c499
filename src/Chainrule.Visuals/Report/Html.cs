using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Chainrule.Visuals.Report;

/// <summary>
/// The page as a tree of elements. Whatever stands in the tree as text is encoded when it is written, and what is
/// written is well formed: neither hangs on care taken elsewhere.
/// </summary>
internal static class Html
{
    private static readonly HashSet<string> Void = ["br", "img", "meta", "link", "hr", "col"];

    /// <summary>An element of a class; an empty class name for none. Text must be clean (see <see cref="Clean"/>).</summary>
    public static XElement Element(string name, string cssClass, params ReadOnlySpan<object?> content)
    {
        var element = new XElement(name, content.ToArray());
        if (cssClass.Length > 0)
        {
            element.SetAttributeValue("class", cssClass);
        }
        return element;
    }

    /// <summary>An attribute, its value cleaned.</summary>
    public static XAttribute Attribute(string name, string value) => new(name, Clean(value));

    /// <summary>A paragraph that explains.</summary>
    public static XElement Note(string text) => Element("p", "note", Clean(text));

    /// <summary>A part of the page under a heading, which links lead to by its id.</summary>
    public static XElement Section(string id, string title, params ReadOnlySpan<object?> content) =>
        new("section", new XAttribute("id", id), new XElement("h2", title), content.ToArray());

    /// <summary>Things side by side where there is room, below one another where there is not.</summary>
    public static XElement Grid(IEnumerable<XElement> items) => Element("div", "grid", items);

    /// <summary>A chart under its title, with its numbers to unfold.</summary>
    public static XElement Figure(string title, XElement chart, XElement numbers) => Element(
        "figure", "chart",
        new XElement("figcaption", title),
        chart,
        new XElement("details", new XElement("summary", "Numbers"), Scroller(numbers)));

    /// <summary>A box that scrolls sideways where its content is wider than the page.</summary>
    public static XElement Scroller(XElement content) => Element("div", "scroller", new XAttribute("tabindex", "0"), content);

    /// <summary>A table of texts: the first column names the row.</summary>
    public static XElement Table(string cssClass, IEnumerable<string> headings, IEnumerable<IEnumerable<string>> rows) => Element(
        "table", cssClass,
        new XElement("thead", new XElement("tr", headings.Select(heading =>
            new XElement("th", new XAttribute("scope", "col"), Clean(heading))))),
        new XElement("tbody", rows.Select(row => new XElement("tr", row.Select((cell, column) => column == 0
            ? new XElement("th", new XAttribute("scope", "row"), Clean(cell))
            : new XElement("td", Clean(cell)))))));

    /// <summary>The text without the characters that no page may hold (control characters, half surrogates).</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) && !char.IsBetween(text[i], '\u007F', '\u009F') ? text[i] : '\uFFFD');
            }
        }
        return clean.ToString();
    }

    /// <summary>The whole page as a file.</summary>
    /// <param name="title">What the browser calls it.</param>
    /// <param name="style">The style sheet; it may hold none of the characters that XML encodes.</param>
    /// <param name="body">The page's elements.</param>
    public static byte[] Document(string title, string style, IEnumerable<XElement> body)
    {
        var html = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
                new XElement("title", Clean(title)),
                new XElement("style", "\n" + style)),
            new XElement("body", body.SelectMany(element => new object[] { "\n", element }), "\n"));
        CloseTags(html);
        using var stream = new MemoryStream();
        stream.Write("<!DOCTYPE html>\n"u8);
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = true,
            Encoding = new UTF8Encoding(false),
            NewLineHandling = NewLineHandling.None,
        };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            html.Save(writer);
        }
        stream.Write("\n"u8);
        return stream.ToArray();
    }

    /// <summary>Elements as a part of some other page.</summary>
    public static string Fragment(IEnumerable<XElement> elements)
    {
        var box = new XElement("div", elements);
        CloseTags(box);
        return string.Concat(box.Elements().Select(element => element.ToString(SaveOptions.DisableFormatting)));
    }

    /// <summary>A browser takes <c>&lt;td/&gt;</c> for an opening tag: only what HTML calls void (and SVG) may close itself.</summary>
    private static void CloseTags(XElement root)
    {
        foreach (var element in root.Descendants().Where(element => element.IsEmpty))
        {
            if (element.Name.Namespace == XNamespace.None && !Void.Contains(element.Name.LocalName))
            {
                element.Value = "";
            }
        }
    }
}
