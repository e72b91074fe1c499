using System.Globalization;
using System.Xml.Linq;
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
                Gallery(Worst(evaluation, test), evaluation, test))));
    }

    /// <summary>The indices of the mistakes, by falling confidence.</summary>
    public static IReadOnlyList<int> Worst(Evaluation evaluation, Dataset test) =>
    [
        .. Enumerable.Range(0, Math.Min(evaluation.Predictions.Length, test.Count))
            .Where(index => evaluation.Predictions[index] != test.Label(index))
            .OrderByDescending(index => evaluation.Confidence[index])
            .ThenBy(index => index)
            .Take(Most),
    ];

    private static XElement Gallery(IReadOnlyList<int> worst, Evaluation evaluation, Dataset test) => worst.Count == 0
        ? Html.Note("No mistakes.")
        : Html.Element("div", "tiles mistakes", worst.Select(index => Tile(index, evaluation, test)));

    private static XElement Tile(int index, Evaluation evaluation, Dataset test)
    {
        var truth = ConfusionMatrix.Name(test.Classes, test.Label(index));
        var answer = ConfusionMatrix.Name(test.Classes, evaluation.Predictions[index]);
        return new XElement(
            "figure",
            Picture(test, index, $"Test picture {index}, {truth} taken for {answer}"),
            new XElement(
                "figcaption",
                Html.Element("span", "verdict", Html.Clean($"{truth} → {answer}")),
                Html.Element("span", "below", Say.Confidence(evaluation.Confidence[index])),
                Html.Element("span", "below", "№ " + index.ToString(CultureInfo.InvariantCulture))));
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
