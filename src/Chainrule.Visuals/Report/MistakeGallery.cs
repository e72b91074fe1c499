using System.Globalization;
using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Training;

namespace Chainrule.Visuals.Report;

/// <summary>The test pictures that a network got wrong and was surest of.</summary>
internal static class MistakeGallery
{
    /// <summary>How many a network.</summary>
    private const int Most = 20;

    /// <summary>The section; null if there is no test example.</summary>
    public static XElement? Section(IReadOnlyList<string> names, IReadOnlyList<Evaluation> evaluations, Dataset test)
    {
        if (test.Count == 0)
        {
            return null;
        }
        return Html.Section(
            "mistakes", "The most confident mistakes",
            Html.Note(
                "Pictures the first seed’s network got wrong, the surest first: true class → answer, the probability it gave its "
                + "answer, and the picture’s number among the test examples. Ask first whether you would have read them right."),
            evaluations.Select((evaluation, network) => Html.Element(
                "div", "gallery",
                new XElement("h3", Key.Swatch(network), Html.Clean(names[network])),
                Gallery(Mistake.MostConfident(evaluation, test, Most), test))));
    }

    private static XElement Gallery(IReadOnlyList<Mistake> mistakes, Dataset test) => mistakes.Count == 0
        ? Html.Note("No mistakes.")
        : Html.Element("div", "tiles mistakes", mistakes.Select(mistake => Tile(mistake, test)));

    private static XElement Tile(Mistake mistake, Dataset test)
    {
        var truth = ConfusionMatrix.Name(test.Classes, mistake.Truth);
        var answer = ConfusionMatrix.Name(test.Classes, mistake.Answer);
        return new XElement(
            "figure",
            Picture(test, mistake.Index, $"Test picture {mistake.Index}, {truth} taken for {answer}"),
            new XElement(
                "figcaption",
                Html.Element("span", "verdict", Html.Clean($"{truth} → {answer}")),
                Html.Element("span", "below", Say.Confidence(mistake.Confidence)),
                Html.Element("span", "below", "№ " + mistake.Index.ToString(CultureInfo.InvariantCulture))));
    }

    private static XElement? Picture(Dataset test, int index, string alternative)
    {
        if (test.Shape.Rank != 3 || test.Shape.Channels is not (1 or 3))
        {
            return null;
        }
        var pixels = test.Pixels(index).ToArray();
        return Html.Element(
            "img", IsInk(test.Shape.Channels, pixels) ? "crisp ink" : "crisp",
            new XAttribute("src", Png.DataUri(Png.Encode(new Picture(test.Shape, pixels)))),
            new XAttribute("width", test.Shape.Columns),
            new XAttribute("height", test.Shape.Rows),
            Html.Attribute("alt", alternative));
    }

    /// <summary>Whether a picture is bright strokes on black, which a light page shows as dark strokes on white.</summary>
    private static bool IsInk(int channels, byte[] pixels) => channels == 1 && pixels.Count(pixel => pixel == 0) * 2 > pixels.Length;
}
