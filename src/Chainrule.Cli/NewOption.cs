using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Chainrule.Cli;

/// <summary>Makes the options that several commands share, and options whose values are checked while the command line is read.</summary>
internal static class NewOption
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document (docs/json.md says what is in it)" };

    public static Option<string> Data() => new("--data")
    {
        HelpName = "NAME|DIR",
        Description = "mnist, or a folder: four IDX files, pictures by class, or CSV",
        DefaultValueFactory = _ => "mnist",
    };

    public static Option<string> Network() => new("--network")
    {
        HelpName = "TEXT",
        Description = "A preset (ffn, lenet, fast…) or a text: \"input 1x28x28 | dense 128 relu | dense 10\"",
        Required = true,
    };

    public static Option<string?> Loss() => new("--loss")
    {
        HelpName = "L",
        Description = "cross-entropy, mse, sse, or a formula of output y and target t such as \"abs(y - t)^1.5\" [default: sse for sheet, else cross-entropy]",
    };

    public static Option<int> Threads() => Whole("--threads", "Threads to use; 0 takes every core", least: 0, fallback: 0, most: 1024);

    public static Option<long> Seed() => new("--seed")
    {
        HelpName = "N",
        Description = "What every random choice hangs on; the same seed gives the same network",
        DefaultValueFactory = _ => 1,
        CustomParser = result => Read<long>(result, "a whole number", long.MinValue, long.MaxValue),
    };

    public static Option<string> Text(string name, string helpName, string fallback, string description) => new(name)
    {
        HelpName = helpName,
        Description = description,
        DefaultValueFactory = _ => fallback,
    };

    public static Option<int> Whole(string name, string description, int least, int fallback, int most = int.MaxValue) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Read(
            result, most == int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}", least, most),
    };

    /// <summary>A finite number that the test accepts; <paramref name="expected"/> names what that is.</summary>
    public static Option<double> Number(
        string name, string helpName, string description, double fallback, string expected, Predicate<double> accepts) => new(name)
        {
            HelpName = helpName,
            Description = description,
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                var isNumber = double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value);
                return isNumber && double.IsFinite(value) && accepts(value) ? value : Refuse<double>(result, expected);
            },
        };

    private static T Read<T>(ArgumentResult result, string expected, T least, T most) where T : IBinaryInteger<T> =>
        T.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most
            ? value
            : Refuse<T>(result, expected);

    /// <summary>Says what an option needs instead of what it was given.</summary>
    public static T Refuse<T>(ArgumentResult result, string expected)
    {
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} needs {expected}, not '{result.Tokens[0].Value}'");
        return default!;
    }
}
