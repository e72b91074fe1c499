using System.Globalization;
using System.Xml.Linq;
using Chainrule.Texts;

namespace Chainrule.Visuals.Report;

/// <summary>Which class is taken for which, as a table whose errors are coloured and whose diagonal is not.</summary>
internal static class ConfusionMatrix
{
    /// <summary>The most classes that are shown as a table; of more, only the commonest confusions are told.</summary>
    private const int MostClasses = 30;

    private const int Commonest = 3;

    /// <summary>The section.</summary>
    /// <param name="names">The networks' names.</param>
    /// <param name="confusions">Counts of each network's first run, <c>[true class][answered class]</c>.</param>
    /// <param name="classes">What the classes are called.</param>
    public static XElement? Section(IReadOnlyList<string> names, IReadOnlyList<int[][]> confusions, IReadOnlyList<string> classes)
    {
        if (confusions.All(confusion => confusion.Length == 0))
        {
            return null;
        }
        var largest = confusions.Max(LargestError);
        return Html.Section(
            "confusion", "Which is taken for which",
            Html.Note(
                "A row is a true class, a column what the network answered, a cell how often (first seed). Only errors are "
                + "coloured, the deeper the more, on one scale for all networks; the grey diagonal is what was answered right. "
                + "The last column is the share of the row that was."),
            Html.Grid(confusions.Select((confusion, network) => Html.Element(
                "div", "confusion",
                new XElement("h3", Key.Swatch(network), Html.Clean(names[network])),
                confusion.Length <= MostClasses ? Html.Scroller(Table(confusion, classes, largest)) : null,
                Html.Note(Sentence(confusion, classes))))));
    }

    /// <summary>The commonest confusions in a sentence.</summary>
    public static string Sentence(int[][] confusion, IReadOnlyList<string> classes)
    {
        var worst = confusion
            .SelectMany((row, truth) => row.Select((count, answer) => (Count: count, Truth: truth, Answer: answer)))
            .Where(cell => cell.Truth != cell.Answer && cell.Count > 0)
            .OrderByDescending(cell => cell.Count)
            .Take(Commonest)
            .Select(cell => $"{Name(classes, cell.Truth)} taken for {Name(classes, cell.Answer)} ({Say.Count(cell.Count)}×)")
            .ToList();
        return worst.Count == 0 ? "No errors." : $"Most often: {Listed.Words(worst)}.";
    }

    /// <summary>What a class is called; its number if it has no name.</summary>
    public static string Name(IReadOnlyList<string> classes, int index) =>
        index >= 0 && index < classes.Count ? classes[index] : index.ToString(CultureInfo.InvariantCulture);

    private static int LargestError(int[][] confusion) =>
        confusion.SelectMany((row, truth) => row.Where((_, answer) => answer != truth)).DefaultIfEmpty().Max();

    private static XElement Table(int[][] confusion, IReadOnlyList<string> classes, int largest) => Html.Element(
        "table", "matrix",
        new XElement("thead", new XElement(
            "tr",
            new XElement("th", new XAttribute("scope", "col"), "true"),
            confusion.Select((_, answer) => new XElement("th", new XAttribute("scope", "col"), Html.Clean(Name(classes, answer)))),
            new XElement("th", new XAttribute("scope", "col"), "right"))),
        new XElement("tbody", confusion.Select((row, truth) => new XElement(
            "tr",
            new XElement("th", new XAttribute("scope", "row"), Html.Clean(Name(classes, truth))),
            row.Select((count, answer) => Cell(count, truth == answer, largest)),
            Html.Element("td", "recall", row.Sum() > 0 ? Say.Percent(row[truth] / (double)row.Sum(), 1) : "–")))));

    private static XElement Cell(int count, bool isRight, int largest)
    {
        if (isRight || count == 0)
        {
            return Html.Element("td", isRight ? "hit" : "none", count.ToString(CultureInfo.InvariantCulture));
        }
        // The square root keeps the one-offs visible beside the commonest confusion.
        var depth = Math.Sqrt(count / (double)largest);
        return Html.Element(
            "td", depth > 0.75 ? "miss deep" : "miss",
            new XAttribute("style", $"--depth:{(0.08 + 0.84 * depth).ToString("0.00", CultureInfo.InvariantCulture)}"),
            count.ToString(CultureInfo.InvariantCulture));
    }
}
