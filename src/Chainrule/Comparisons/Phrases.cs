using System.Globalization;

namespace Chainrule.Comparisons;

/// <summary>Numbers as the observations write them: in English, with as many digits as the measurement bears.</summary>
internal static class Phrases
{
    /// <summary>So many examples bear hundredths of a percent; fewer bear tenths.</summary>
    private const int MoreThanTenths = 5000;

    /// <summary>So many examples bear tenths of a percent; fewer bear whole ones.</summary>
    private const int MoreThanWholes = 500;

    /// <summary>A share of some examples in percent: a hundredth of a percent needs ten thousand of them.</summary>
    public static string Percent(double share, int examples) => Rounded(share, Digits(examples));

    /// <summary>A difference of two shares of some examples, in percentage points.</summary>
    public static string Points(double difference, int examples)
    {
        var number = Fixed(100 * difference, Digits(examples));
        return number == "1" ? "1 point" : number + " points";
    }

    /// <summary>A share as curves are told: to a tenth of a percent at most.</summary>
    public static string CurvePercent(double share, int examples) => Rounded(share, Math.Min(Digits(examples), 1));

    /// <summary>A difference of two shares as curves are told: to a tenth of a percentage point at most.</summary>
    public static string CurvePoints(double difference, int examples) => Points(difference, Math.Min(examples, MoreThanTenths - 1));

    /// <summary>A share that somebody chose, as short as it is: 1%, 10%, 2.5%.</summary>
    public static string Share(double share) => Count(Math.Round(100 * share, 1)) + "%";

    /// <summary>A whole number with its thousands set apart.</summary>
    public static string Count(double number) => number.ToString("#,0.#", CultureInfo.InvariantCulture);

    /// <summary>A number and what it counts, one or many.</summary>
    public static string Count(double number, string one, string many) => $"{Count(number)} {(number == 1 ? one : many)}";

    /// <summary>How many times as large: 0.61, 4.1, 12.</summary>
    public static string Times(double ratio) => ratio switch
    {
        >= 9.95 => Count(Math.Round(ratio)),
        >= 0.995 => Fixed(ratio, 1),
        _ => ratio.ToString("G2", CultureInfo.InvariantCulture),
    };

    /// <summary>A probability of a test, three digits of it where it is not tiny.</summary>
    public static string Probability(double p) =>
        p < 0.0001 ? "p < 0.0001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:G3}");

    /// <summary>A time in seconds.</summary>
    public static string Seconds(double seconds) => Fixed(seconds, seconds < 9.95 ? 2 : 0) + " s";

    private static int Digits(int examples) => examples switch { >= MoreThanTenths => 2, >= MoreThanWholes => 1, _ => 0 };

    /// <summary>Not quite all is never rounded to 100, nor a few to 0.</summary>
    private static string Rounded(double share, int digits)
    {
        var rounded = Math.Round(100 * share, digits);
        return digits < 4 && ((rounded == 100 && share < 1) || (rounded == 0 && share > 0))
            ? Rounded(share, digits + 1)
            : Fixed(100 * share, digits) + "%";
    }

    private static string Fixed(double number, int digits)
    {
        var text = number.ToString("F" + digits, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && text.All(c => c is '-' or '0' or '.') ? text[1..] : text;
    }
}
