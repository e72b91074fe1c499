using System.Globalization;
using Chainrule.Comparisons;
using Chainrule.Texts;

namespace Chainrule.Visuals.Report;

/// <summary>Numbers as a reader wants them, the same in every country.</summary>
internal static class Say
{
    private const string Nothing = "–";

    /// <summary>A share of 1: 98.95%.</summary>
    public static string Percent(double share, int decimals = 2) =>
        double.IsFinite(share) ? (100 * share).ToString("F" + decimals, CultureInfo.InvariantCulture) + "%" : Nothing;

    /// <summary>A tick's share, with the decimals that tell it from the next tick.</summary>
    public static string PercentTick(double share, double step) =>
        Percent(share, Math.Clamp((int)Math.Ceiling(-Math.Log10(100 * step) - 1e-9), 0, 6));

    /// <summary>A tick's number, with the decimals that tell it from the next tick.</summary>
    public static string Tick(double value, double step)
    {
        var decimals = Math.Max((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0);
        return Signed(value.ToString(decimals <= 5 ? "F" + decimals : "0.##e0", CultureInfo.InvariantCulture));
    }

    /// <summary>A whole number in groups of three: 416,520.</summary>
    public static string Count(double value) => double.IsFinite(value) ? value.ToString("#,0.#", CultureInfo.InvariantCulture) : Nothing;

    /// <summary>A number with four significant digits.</summary>
    public static string Number(double value) =>
        double.IsFinite(value) ? Signed(value.ToString("G4", CultureInfo.InvariantCulture)) : Nothing;

    /// <summary>A duration: 12.3 s, 4 min 5 s.</summary>
    public static string Seconds(double seconds)
    {
        if (!double.IsFinite(seconds) || seconds < 0)
        {
            return Nothing;
        }
        return seconds < 99.95
            ? seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s"
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(Math.Round(seconds) / 60):0} min {Math.Round(seconds) % 60:0} s");
    }

    /// <summary>An interval of shares, in percent: 98.87–99.03.</summary>
    public static string Range(Interval interval) =>
        $"{Percent(interval.Low)}–{Percent(interval.High)}".Replace("%", "", StringComparison.Ordinal);

    /// <summary>A share with its interval, if it has one.</summary>
    public static string PercentWithRange(Interval interval) =>
        interval.High > interval.Low ? $"{Percent(interval.Mean)} ({Range(interval)})" : Percent(interval.Mean);

    /// <summary>A network's probability; never 100%, which no softmax means.</summary>
    public static string Confidence(double probability) => probability >= 0.9995 ? "> 99.9%" : Percent(probability, 1);

    /// <summary>The p-value of a test: 0.031, or 4.2 × 10⁻⁸ where it is small.</summary>
    public static string PValue(double p)
    {
        if (!double.IsFinite(p))
        {
            return Nothing;
        }
        if (p >= 0.001)
        {
            return p.ToString("0.000", CultureInfo.InvariantCulture);
        }
        if (p < 1e-99)
        {
            return "< 10⁻⁹⁹";
        }
        var parts = p.ToString("0.0e-0", CultureInfo.InvariantCulture).Split('e');
        return $"{parts[0]} × 10{Superscript.Of(parts[1])}";
    }

    /// <summary>A count with its noun: 1 run, 3 runs.</summary>
    public static string Of(double count, string noun) => $"{Count(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>The minus sign in place of the hyphen.</summary>
    private static string Signed(string number) => number.Replace('-', '−');
}
