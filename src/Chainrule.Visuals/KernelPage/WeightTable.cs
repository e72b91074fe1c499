using System.Globalization;
using System.Xml.Linq;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Notation;
using Chainrule.Visuals.Report;

namespace Chainrule.Visuals.KernelPage;

/// <summary>The weights as a table whose cells are coloured, or as a picture where they are many; and what they are the product of.</summary>
internal static class WeightTable
{
    /// <summary>The longest side of a kernel whose weights are shown as numbers.</summary>
    private const int LongestTable = 15;

    /// <summary>The longest side of factors that fit a line.</summary>
    private const int LongestFactors = 9;

    public static IEnumerable<XElement> Show(KernelAnalysis analysis)
    {
        var kernel = analysis.Kernel;
        var size = analysis.Levels.Largest > 0 ? analysis.Levels.Largest : 1;
        yield return Math.Max(kernel.Rows, kernel.Columns) <= LongestTable ? Html.Scroller(Table(kernel, size)) : Picture(kernel, size);
        yield return Html.Element(
            "div", "scale",
            new XElement("span", Figures.Number(-size)),
            Html.Element("span", "bar", new XAttribute("aria-hidden", "true")),
            new XElement("span", Figures.Number(size)));
        if (Math.Max(kernel.Rows, kernel.Columns) <= LongestFactors && KernelFormulas.Parts(analysis) is { } parts)
        {
            yield return Html.Element(
                "div", "formula scroller",
                new Equation(new Symbol('K'), parts).ToMathMl(display: true));
        }
    }

    private static XElement Table(Kernel kernel, double size) => Html.Element(
        "table", "weights",
        new XElement("tbody", Enumerable.Range(0, kernel.Rows).Select(m => new XElement(
            "tr", Enumerable.Range(0, kernel.Columns).Select(n => Cell(kernel[m, n], size))))));

    private static XElement Cell(double weight, double size) => Html.Element(
        "td", weight > 0 ? "above" : weight < 0 ? "below-zero" : "zero",
        new XAttribute("style", $"--depth:{(0.62 * Math.Abs(weight) / size).ToString("0.00", CultureInfo.InvariantCulture)}"),
        Figures.Number(weight));

    private static XElement Picture(Kernel kernel, double size)
    {
        var weights = kernel.Weights.ToArray().Select(weight => (float)(weight / size)).ToArray();
        return Html.Element(
            "img", "weights crisp",
            new XAttribute("src", Png.DataUri(Png.Encode(FilterGallery.Colours(weights, 1), kernel.Columns, kernel.Rows))),
            new XAttribute("width", kernel.Columns),
            new XAttribute("height", kernel.Rows),
            new XAttribute("alt", $"{kernel.Rows} rows of {kernel.Columns} weights"));
    }
}
