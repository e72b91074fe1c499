using System.Globalization;
using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Training;
using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.Report;

/// <summary>Loss and accuracy after each epoch, on the training and on the test examples.</summary>
internal static class LearningCurves
{
    private sealed record Quantity(string Id, string Title, bool IsShare, Func<EpochReport, double?> Of);

    /// <summary>Rows of charts that share a vertical axis: training beside test.</summary>
    private static readonly Quantity[][] Rows =
    [
        [
            new("training-loss", "Training loss", false, epoch => epoch.Loss),
            new("test-loss", "Test loss", false, epoch => epoch.TestLoss),
        ],
        [
            new("training-accuracy", "Training accuracy", true, epoch => epoch.Accuracy),
            new("test-accuracy", "Test accuracy", true, epoch => epoch.TestAccuracy),
        ],
    ];

    /// <summary>The section; null if no epoch was finished.</summary>
    public static XElement? Section(IReadOnlyList<NetworkResult> networks)
    {
        var figures = Rows.SelectMany(row => Figures(row, networks)).ToList();
        if (figures.Count == 0)
        {
            return null;
        }
        var several = networks.Any(network => network.Runs.Count > 1);
        return Html.Section(
            "learning", "Learning curves",
            Html.Note(
                (several
                    ? "One line a training: the bold one with markers is the first seed, the thin ones are the others, and how far "
                        + "they lie apart is what chance alone does. "
                    : "One line a network. ")
                + "Training values are taken on each example as it is learnt from, so they trail behind the network that the epoch ends "
                + "with; test values are taken after the epoch. Charts in a row share their scale."),
            Key.List([.. networks.Select(network => network.Name)]),
            Html.Grid(figures));
    }

    private static IEnumerable<XElement> Figures(Quantity[] row, IReadOnlyList<NetworkResult> networks)
    {
        var lines = row.Select(quantity => (Quantity: quantity, Series: Lines(quantity, networks)))
            .Where(line => line.Series.Count > 0)
            .ToList();
        if (lines.Count == 0)
        {
            yield break;
        }
        var points = lines.SelectMany(line => line.Series).SelectMany(series => series.Points).ToList();
        var x = Axis.Linear("epoch", [.. points.Select(point => point.X)], Say.Tick, finest: 1, count: 8);
        foreach (var (quantity, series) in lines)
        {
            var y = Axis.Linear("", [.. points.Select(point => point.Y)], quantity.IsShare ? Say.PercentTick : Say.Tick);
            var chart = new LineChart($"{quantity.Title} after each epoch", x, y, series);
            yield return Html.Figure(quantity.Title, chart.Draw(quantity.Id), Numbers(quantity, networks));
        }
    }

    private static List<Series> Lines(Quantity quantity, IReadOnlyList<NetworkResult> networks) =>
    [
        .. networks.SelectMany((network, index) => network.Runs.Select((run, seed) => new Series(
            index,
            [
                .. run.Training.Epochs
                    .Select(epoch => new Point(epoch.Epoch, quantity.Of(epoch) ?? double.NaN))
                    .Where(point => point.IsFinite),
            ],
            IsBold: seed == 0)))
        .Where(series => series.Points.Count > 0),
    ];

    private static XElement Numbers(Quantity quantity, IReadOnlyList<NetworkResult> networks)
    {
        var runs = networks
            .SelectMany(network => network.Runs.Select(run => (Heading: Heading(network, run), run.Training.Epochs)))
            .ToList();
        var epochs = runs.SelectMany(run => run.Epochs).Select(epoch => epoch.Epoch).Distinct().Order();
        return Html.Table(
            "numbers",
            ["Epoch", .. runs.Select(run => run.Heading)],
            epochs.Select(epoch => (IEnumerable<string>)
            [
                Say.Count(epoch),
                .. runs.Select(run => Value(quantity, run.Epochs.FirstOrDefault(report => report.Epoch == epoch))),
            ]));
    }

    private static string Heading(NetworkResult network, NetworkRun run) =>
        string.Create(CultureInfo.InvariantCulture, $"{network.Name}, seed {run.Seed}");

    private static string Value(Quantity quantity, EpochReport? epoch)
    {
        var value = epoch is null ? double.NaN : quantity.Of(epoch) ?? double.NaN;
        return quantity.IsShare ? Say.Percent(value) : Say.Number(value);
    }
}
