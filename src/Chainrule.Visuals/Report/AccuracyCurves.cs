using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Visuals.Charts;

namespace Chainrule.Visuals.Report;

/// <summary>Accuracy against something varied: how many examples were learnt from, or how the test pictures were changed.</summary>
internal static class AccuracyCurves
{
    private const string Examples = "examples";

    /// <summary>The most networks whose numbers fit beside a chart.</summary>
    private const int NetworksBeside = 2;

    /// <summary>The section on the number of training examples; null if that was not measured.</summary>
    public static XElement? DataSection(IReadOnlyList<NetworkResult> networks)
    {
        var curves = Named(Examples, networks);
        if (curves.Count == 0)
        {
            return null;
        }
        var (chart, numbers) = Draw("Test accuracy", Examples, curves, networks, null, null);
        return Html.Section(
            "examples", "How much data it takes",
            Html.Note(
                "The same networks trained on fewer examples, the small sets for as many epochs as make one of the whole set, with the first "
                + "seed. Each step to the right is a multiple of the examples, not a sum; the band is "
                + "the 95% interval. A line that lies higher at the left makes more of little data."),
            Key.List(Names(networks)),
            Html.Grid(networks.Count <= NetworksBeside
                ? [Html.Element("figure", "chart", new XElement("figcaption", "Test accuracy"), chart), Html.Scroller(numbers)]
                : [Html.Figure("Test accuracy", chart, numbers)]));
    }

    /// <summary>The section on changed pictures; null if none was measured.</summary>
    /// <param name="networks">What was measured.</param>
    /// <param name="chance">The share that guessing answers right.</param>
    public static XElement? RobustnessSection(IReadOnlyList<NetworkResult> networks, double chance)
    {
        var curves = networks.SelectMany(network => network.Curves)
            .Select(curve => curve.Name)
            .Where(name => name != Examples)
            .Distinct()
            .Select(name => (Name: name, Curves: Named(name, networks)))
            .Where(curve => curve.Curves.Count > 0)
            .ToList();
        if (curves.Count == 0)
        {
            return null;
        }
        var shares = curves.SelectMany(curve => curve.Curves).SelectMany(curve => Shares(curve.Curve)).Append(1).Append(chance).ToList();
        return Html.Section(
            "robustness", "How it bears changed pictures",
            Html.Note(
                "The test pictures are shifted, turned or made noisy before the first seed’s network sees them. A flat line would be a "
                + "network that does not mind; the band is the 95% interval (often no wider than the line), the dotted line is guessing, and all charts share one scale."),
            Key.List(Names(networks)),
            Html.Grid(curves.Select(curve =>
            {
                var (chart, numbers) = Draw(Title(curve.Name), curve.Name, curve.Curves, networks, shares, chance);
                return Html.Figure(Title(curve.Name), chart, numbers);
            })));
    }

    /// <summary>A chart of one quantity and the table of its numbers.</summary>
    private static (XElement Chart, XElement Numbers) Draw(
        string title, string name, List<(int Network, Curve Curve)> curves, IReadOnlyList<NetworkResult> networks, List<double>? shares,
        double? chance)
    {
        var points = curves.SelectMany(curve => curve.Curve.Points).Where(point => double.IsFinite(point.X)).ToList();
        double[] xs = [.. points.Select(point => point.X)];
        var label = curves[0].Curve.Axis;
        var isLogarithmic = name == Examples && xs.All(x => x > 0);
        var x = isLogarithmic ? Axis.Logarithmic(label, xs, Say.Count) : Axis.Linear(label, xs, Say.Tick, count: 7);
        shares ??= [.. curves.SelectMany(curve => Shares(curve.Curve))];
        var y = Axis.Linear("", shares.Count > 0 ? shares : [0, 1], Say.PercentTick);
        var series = curves.Select(curve => new Series(curve.Network,
            [.. curve.Curve.Points.Select(point => new Point(point.X, point.Accuracy.Mean, point.Accuracy.Low, point.Accuracy.High))]));
        var chart = new LineChart($"{title}: test accuracy against {label}", x, y, [.. series], chance);
        return (chart.Draw("curve-" + new string([.. name.Where(char.IsAsciiLetter)])), Numbers(label, curves, networks, xs));
    }

    private static XElement Numbers(
        string label, List<(int Network, Curve Curve)> curves, IReadOnlyList<NetworkResult> networks, double[] xs) => Html.Table(
        "numbers",
        [label, .. curves.Select(curve => networks[curve.Network].Name)],
        xs.Distinct().Order().Select(x => (IEnumerable<string>)
            [x >= 1000 ? Say.Count(x) : Say.Number(x), .. curves.Select(curve => Value(curve.Curve, x))]));

    private static string Value(Curve curve, double x) =>
        curve.Points.FirstOrDefault(point => point.X == x) is { } point ? Say.PercentWithRange(point.Accuracy) : "–";

    private static IEnumerable<double> Shares(Curve curve) => curve.Points
        .SelectMany(point => new[] { point.Accuracy.Low, point.Accuracy.Mean, point.Accuracy.High })
        .Where(double.IsFinite);

    /// <summary>The networks' curves of that name that have a point.</summary>
    private static List<(int Network, Curve Curve)> Named(string name, IReadOnlyList<NetworkResult> networks) =>
    [
        .. networks.SelectMany((network, index) => network.Curves
            .Where(curve => curve.Name == name && curve.Points.Any(point => double.IsFinite(point.X)))
            .Take(1)
            .Select(curve => (index, curve))),
    ];

    private static string[] Names(IReadOnlyList<NetworkResult> networks) => [.. networks.Select(network => network.Name)];

    private static string Title(string name) => name switch
    {
        "shift-x" => "Shifted sideways",
        "shift-y" => "Shifted up and down",
        "rotation" => "Rotated",
        "noise" => "With noise",
        _ => Html.Clean(name),
    };
}
