using System.Globalization;

namespace Chainrule.Cli;

/// <summary>How numbers look in tables and sentences.</summary>
internal static class Numbers
{
    /// <summary><c>107,786</c>.</summary>
    public static string Count(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>97.2825</c>, <c>1.5E-07</c>: six digits.</summary>
    public static string Digits(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary><c>98.93%</c>; a dash for none.</summary>
    public static string Percent(double? share) =>
        share is { } value && double.IsFinite(value) ? (value * 100).ToString("F2", CultureInfo.InvariantCulture) + "%" : "–";

    /// <summary><c>0.0934</c>, <c>2.71E-05</c>; a dash for none.</summary>
    public static string Loss(double? loss) =>
        loss is { } value ? value.ToString(Math.Abs(value) is >= 0.001 and < 10_000 ? "F4" : "G3", CultureInfo.InvariantCulture) : "–";

    /// <summary><c>12.3 s</c>.</summary>
    public static string Seconds(double seconds) => seconds.ToString("F1", CultureInfo.InvariantCulture) + " s";

    /// <summary><c>0:12</c>, <c>1:02:03</c>.</summary>
    public static string Clock(TimeSpan time) =>
        time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);
}
