namespace Chainrule.Visuals.Charts;

/// <summary>A mark on an axis and the words at it.</summary>
internal sealed record Tick(double Position, string Text);

/// <summary>A chart's axis: what it measures, from where to where, and its marks.</summary>
/// <param name="Label">The quantity with its unit; empty where the chart's title says it.</param>
/// <param name="Low">The value at its start, below <paramref name="High"/>.</param>
/// <param name="High">The value at its end.</param>
/// <param name="Ticks">The marks.</param>
/// <param name="IsLogarithmic">Whether positions are decimal logarithms of the values.</param>
internal sealed record Axis(string Label, double Low, double High, IReadOnlyList<Tick> Ticks, bool IsLogarithmic = false)
{
    /// <summary>How far an axis reaches beyond its outermost value, as a share of its length: room for a marker.</summary>
    private const double Margin = 0.04;

    /// <summary>Where a value stands on the axis.</summary>
    public double Position(double value) => IsLogarithmic ? Math.Log10(value) : value;

    /// <summary>An axis over values, with ticks at steps of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="label">The quantity with its unit.</param>
    /// <param name="values">Finite values that must be on it; at least one.</param>
    /// <param name="format">A tick's words, from its value and the step between ticks.</param>
    /// <param name="finest">The smallest step between ticks: 1 for whole numbers.</param>
    /// <param name="count">About how many ticks.</param>
    public static Axis Linear(
        string label, IReadOnlyList<double> values, Func<double, double, string> format, double finest = 0, int count = 5)
    {
        var (low, high) = Spread(values.Min(), values.Max(), finest);
        var step = Math.Max(Step((high - low) / count), finest);
        var ticks = new List<Tick>();
        for (var i = Math.Ceiling(low / step - 1e-9); i <= high / step + 1e-9; i++)
        {
            var value = i * step + 0.0; // turns −0 into 0
            ticks.Add(new Tick(value, format(value, step)));
        }
        var margin = (high - low) * Margin;
        return new Axis(label, low - margin, high + margin, ticks);
    }

    /// <summary>A logarithmic axis with a tick at each of a few positive values, or at powers of ten if they are many.</summary>
    public static Axis Logarithmic(string label, IReadOnlyList<double> values, Func<double, string> format)
    {
        const int most = 7;
        var marks = values.Distinct().Order().ToList();
        if (marks.Count > most)
        {
            var exponents = Enumerable.Range(
                (int)Math.Floor(Math.Log10(marks[0])), (int)Math.Ceiling(Math.Log10(marks[^1]) - Math.Floor(Math.Log10(marks[0]))) + 1);
            marks = [.. exponents.Select(exponent => Math.Pow(10, exponent)).Where(mark => mark >= marks[0] && mark <= marks[^1])];
        }
        var (low, high) = Spread(Math.Log10(values.Min()), Math.Log10(values.Max()), 0);
        var margin = (high - low) * Margin;
        return new Axis(
            label, low - margin, high + margin, [.. marks.Select(mark => new Tick(Math.Log10(mark), format(mark)))], IsLogarithmic: true);
    }

    /// <summary>The smallest 1, 2 or 5 times a power of ten that is at least the given length.</summary>
    private static double Step(double length)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(length)));
        var lead = length / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    /// <summary>The same ends, or ends around them where they are one point.</summary>
    private static (double Low, double High) Spread(double low, double high, double finest)
    {
        if (high - low > 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)))
        {
            return (low, high);
        }
        var half = finest > 0 ? finest / 2 : Math.Max(Math.Abs(low) * 0.05, 1e-3);
        return (low - half, high + half);
    }
}
