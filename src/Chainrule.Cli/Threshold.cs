using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Chainrule.Filters.Gradients;

namespace Chainrule.Cli;

/// <summary>A threshold as it is written: a magnitude, <c>40</c>, or a share of the largest, <c>10%</c>.</summary>
/// <param name="Value">The magnitude, or the share from 0 to 1.</param>
/// <param name="IsShare">Whether it is a share.</param>
internal readonly record struct Threshold(double Value, bool IsShare)
{
    public static Option<Threshold?> Option(string name, string description) => new(name)
    {
        HelpName = "X|X%",
        Description = description,
        CustomParser = result =>
        {
            var word = result.Tokens[0].Value;
            var isShare = word.EndsWith('%');
            var isNumber = double.TryParse(isShare ? word[..^1] : word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
            return isNumber && double.IsFinite(value) && value >= 0 && !(isShare && value > 100)
                ? new Threshold(isShare ? value / 100 : value, isShare)
                : NewOption.Refuse<Threshold?>(result, "a magnitude of at least 0, or a share from 0% to 100%");
        },
    };

    /// <summary>
    /// Both thresholds as magnitudes. Where one is given, the other stands in the usual ratio to it; where none is, both come
    /// from the picture.
    /// </summary>
    /// <exception cref="ChainruleException">A low threshold above the high one.</exception>
    public static EdgeThresholds Resolve<T>(Threshold? low, Threshold? high, ImageGradient<T> gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (low is null && high is null)
        {
            return EdgeThresholds.Automatic(gradient);
        }
        var largest = EdgeThresholds.Largest<T>(gradient.Magnitude.Values);
        var strong = high?.Over(largest) ?? low!.Value.Over(largest) / EdgeThresholds.UsualRatio;
        var weak = low?.Over(largest) ?? strong * EdgeThresholds.UsualRatio;
        return weak <= strong ? new EdgeThresholds(weak, strong) : throw new ChainruleException(
            $"--low is {Numbers.Digits(weak)} and --high {Numbers.Digits(strong)}; give a low threshold that is no higher");
    }

    private double Over(double largest) => IsShare ? Value * largest : Value;
}
