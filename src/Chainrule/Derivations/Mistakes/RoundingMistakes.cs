using Chainrule.Symbolics;

namespace Chainrule.Derivations.Mistakes;

/// <summary>Numbers rounded before the calculation is over, from 1 to 6 digits.</summary>
internal static class RoundingMistakes
{
    private const int Most = 6;

    private static readonly (string Says, Function Round)[] ways =
    [
        .. Enumerable.Range(1, Most).Select(n => ($"to {n} {(n == 1 ? "decimal" : "decimals")}", Rounding($"round{n}", value => ToDecimals(value, n)))),
        .. Enumerable.Range(1, Most).Select(n => (
            $"to {n} significant {(n == 1 ? "digit" : "digits")}", Rounding($"significant{n}", value => ToSignificant(value, n)))),
    ];

    public static Mistake TooEarly { get; } = new(
        "rounded too early", "intermediate values are rounded, and what follows is computed from the rounded values",
        derivation => ways.SelectMany(way => (IEnumerable<IReadOnlyList<Rule>>)
        [
            Rounded(derivation, way.Round, RuleKind.Weighted, RuleKind.Activation, RuleKind.Prediction),
            Rounded(derivation, way.Round, RuleKind.Weighted, RuleKind.Activation, RuleKind.Prediction, RuleKind.Delta, RuleKind.Gradient),
        ]),
        n => (n % 2 == 0 ? "the values of the forward pass are rounded " : "all intermediate values are rounded ")
            + $"{ways[n / 2].Says} before what follows is computed from them",
        "Keep all digits until the end.",
        hasFormulas: false);

    /// <summary>A value with so many significant digits.</summary>
    internal static double ToSignificant(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return value;
        }
        return ToDecimals(value, digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
    }

    private static double ToDecimals(double value, int decimals)
    {
        var scale = Math.Pow(10, Math.Abs(decimals));
        return decimals < 0
            ? Math.Round(value / scale, MidpointRounding.AwayFromZero) * scale
            : Math.Round(value * scale, MidpointRounding.AwayFromZero) / scale;
    }

    // The mistake is made with numbers, after all derivatives are taken.
    private static Function Rounding(string name, Func<double, double> value) => new(name, value, _ => 0);

    private static IReadOnlyList<Rule> Rounded(Derivation derivation, Function round, params ReadOnlySpan<RuleKind> kinds)
    {
        var changes = new List<Change>();
        foreach (var kind in kinds)
        {
            changes.AddRange(derivation.Each(kind, rule => round.Of(rule.Right)));
        }
        return derivation.With(changes);
    }
}
