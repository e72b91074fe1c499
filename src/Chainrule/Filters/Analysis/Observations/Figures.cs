using System.Globalization;
using Chainrule.Texts;

namespace Chainrule.Filters.Analysis;

/// <summary>Numbers, vectors and directions as the sentences write them.</summary>
internal static class Figures
{
    /// <summary>Vectors of more weights are cut in the middle.</summary>
    private const int LongestVector = 9, Ends = 3;

    /// <summary>The names of 0°, 45° and so on: angles are counted clockwise from the right.</summary>
    public static IReadOnlyList<string> Directions { get; } =
        ["right", "down right", "down", "down left", "left", "up left", "up", "up right"];

    /// <summary>Four significant digits, a true minus sign, thousands in groups: <c>−1,020</c>, <c>0.2067</c>, <c>1.2·10⁻⁸</c>.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        var digits = size is 0 or (>= 1000 and < 1e15) ? size.ToString("#,0", CultureInfo.InvariantCulture)
            : size is >= 0.001 and < 1000 ? double.Parse(size.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
                .ToString("0.######", CultureInfo.InvariantCulture)
            : Power(size);
        return value < 0 && digits != "0" ? "−" + digits : digits;
    }

    /// <summary>A factor: as a fraction of small numbers where it is one.</summary>
    public static string Factor(double value) =>
        Rational.Of(value) is { Numerator: < 1000 and > -1000, Denominator: > 1 and < 1000 } fraction
            ? fraction.ToString().Replace('-', '−')
            : Number(value);

    /// <summary>A share of 1 in percent, with two significant digits, from 100% on with all: <c>33%</c>, <c>0.12%</c>.</summary>
    public static string Percent(double share) => (share >= 1
        ? (100 * share).ToString("#,0", CultureInfo.InvariantCulture)
        : double.Parse((100 * share).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            .ToString("0.########", CultureInfo.InvariantCulture)) + "%";

    /// <summary>A row of weights: <c>[1 0 −1]</c>; a long one without its middle.</summary>
    public static string Row(IReadOnlyList<double> weights) => weights.Count <= LongestVector
        ? $"[{string.Join(' ', weights.Select(Number))}]"
        : $"[{string.Join(' ', weights.Take(Ends).Select(Number))} … {string.Join(' ', weights.TakeLast(Ends).Select(Number))}]";

    /// <summary>A column of weights, laid down: <c>[1 2 1]ᵀ</c>.</summary>
    public static string Column(IReadOnlyList<double> weights) => Row(weights) + "ᵀ";

    /// <summary>A separable kernel: <c>1/16 · [1 2 1]ᵀ · [1 2 1]</c>.</summary>
    public static string Product(SeparableFactors factors)
    {
        var product = $"{Column(factors.Column)} · {Row(factors.Row)}";
        return Factor(factors.Scale) is var scale && scale == "1" ? product : $"{scale} · {product}";
    }

    /// <summary>A direction: <c>0° (right)</c>, <c>30°</c>.</summary>
    public static string Direction(double degrees)
    {
        var whole = ((degrees % 360) + 360) % 360;
        var angle = $"{Number(Math.Round(whole, 1) % 360)}°";
        return whole % 45 == 0 ? $"{angle} ({Directions[(int)(whole / 45)]})" : angle;
    }

    /// <summary>Things in a sentence: <c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) => Listed.Words(items);

    /// <summary>A sum of terms, each a coefficient and what it multiplies; a term without a name is a number.</summary>
    public static string Sum(IEnumerable<(double Coefficient, string Of)> terms)
    {
        var text = "";
        foreach (var (coefficient, of) in terms.Where(term => term.Coefficient != 0))
        {
            var size = Math.Abs(coefficient);
            var term = Factor(size) is var factor && factor == "1" ? of : $"{factor} · {of}";
            text += text == "" ? (coefficient < 0 ? "−" : "") + term : $" {(coefficient < 0 ? "−" : "+")} {term}";
        }
        return text == "" ? "0" : text;
    }

    private static string Power(double size)
    {
        var parts = size.ToString("0.##e0", CultureInfo.InvariantCulture).Split('e');
        return $"{parts[0]}·10{Superscript.Of(parts[1])}";
    }
}
