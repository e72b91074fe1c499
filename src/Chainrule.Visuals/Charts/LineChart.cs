using System.Xml.Linq;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Chainrule.Visuals.Charts;

/// <summary>
/// Lines over two axes as an inline SVG picture. ScottPlot draws the shapes. The words are set here, because Skia
/// writes text letter by letter at the widths of whatever font the machine has, and a reader's font is another.
/// </summary>
/// <param name="Description">What it shows, for who cannot see it.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">The lines; points that are no numbers are left out.</param>
/// <param name="Chance">The Y of guessing, drawn as a dotted line where it lies on the axis.</param>
internal sealed record LineChart(string Description, Axis X, Axis Y, IReadOnlyList<Series> Series, double? Chance = null)
{
    private const int Width = 480, Height = 300;
    private const int Left = 52, Right = 14, Top = 12, Bottom = 50;

    /// <summary>Draws it.</summary>
    /// <param name="id">What its ids begin with; another for each chart of a page.</param>
    public XElement Draw(string id)
    {
        using var plot = new Plot();
        Prepare(plot);
        if (Chance is { } chance && chance > Y.Low && chance < Y.High)
        {
            var line = plot.Add.HorizontalLine(chance, 1, Palette.ChancePaint, LinePattern.Dotted);
            line.LabelText = "";
        }
        foreach (var series in Series.OrderBy(series => series.IsBold))
        {
            Add(plot, series with { Points = [.. series.Points.Where(point => point.IsFinite)] });
        }
        var svg = Svg.Adopt(plot.GetSvgXml(Width, Height), id, Description);
        svg.Add(Words());
        return svg;
    }

    private void Prepare(Plot plot)
    {
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));
        plot.Axes.SetLimits(X.Low, X.High, Y.Low, Y.High);
        plot.HideAxesAndGrid();
        plot.Axes.Bottom.IsVisible = true;
        plot.Axes.Bottom.TickGenerator = Wordless(X);
        plot.Axes.Bottom.FrameLineStyle.Color = Palette.LinePaint;
        plot.Axes.Bottom.MajorTickStyle.Color = Palette.LinePaint;
        plot.Axes.Left.TickGenerator = Wordless(Y);
        plot.ShowGrid();
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.YAxisStyle.MajorLineStyle.Color = Palette.GridPaint;
    }

    private static NumericManual Wordless(Axis axis) =>
        new([.. axis.Ticks.Select(tick => tick.Position)], [.. axis.Ticks.Select(_ => "")]);

    private void Add(Plot plot, Series series)
    {
        if (series.Points.Count == 0)
        {
            return;
        }
        var colour = Palette.NetworkPaint(series.Network);
        double[] xs = [.. series.Points.Select(point => X.Position(point.X))];
        if (series.Points.Any(point => point.High > point.Low))
        {
            var band = plot.Add.FillY(xs, [.. series.Points.Select(point => point.Low)], [.. series.Points.Select(point => point.High)]);
            band.FillColor = colour.WithAlpha(0.16);
            band.LineWidth = 0;
            band.MarkerSize = 0;
        }
        var line = plot.Add.Scatter(xs, series.Points.Select(point => point.Y).ToArray(), colour.WithAlpha(series.IsBold ? 1 : 0.55));
        line.LineWidth = series.Points.Count == 1 ? 0 : series.IsBold ? 2.25f : 1;
        line.MarkerShape = Palette.Marker(series.Network);
        line.MarkerSize = series.IsBold ? 7 : series.Points.Count == 1 ? 4 : 0;
    }

    /// <summary>The words at the ticks and under the axis.</summary>
    private IEnumerable<XElement> Words()
    {
        double width = Width - Left - Right, height = Height - Top - Bottom;
        foreach (var tick in X.Ticks)
        {
            yield return Svg.Text(Left + (tick.Position - X.Low) / (X.High - X.Low) * width, Height - Bottom + 19, "middle", tick.Text);
        }
        foreach (var tick in Y.Ticks)
        {
            yield return Svg.Text(Left - 9, Top + (Y.High - tick.Position) / (Y.High - Y.Low) * height + 4, "end", tick.Text);
        }
        if (X.Label.Length > 0)
        {
            yield return Svg.Text(Left + width / 2, Height - 9, "middle", X.Label);
        }
    }
}
