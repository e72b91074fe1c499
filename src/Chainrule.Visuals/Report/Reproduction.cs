using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Data;
using Chainrule.Kernels;
using Chainrule.Networks;

namespace Chainrule.Visuals.Report;

/// <summary>What it takes to measure all this again.</summary>
internal static class Reproduction
{
    /// <summary>The section.</summary>
    public static XElement Section(ComparisonResult result) => Html.Section(
        "reproduce", "How to measure this again",
        new XElement("pre", new XElement("code", Html.Clean(Command(result)))),
        Html.Element("dl", "facts", Facts(result).Select(fact =>
            new[] { new XElement("dt", fact.Name), new XElement("dd", Html.Clean(fact.Value)) })),
        Html.Note("The same seed gives the same weights bit for bit, whatever the number of threads. Training times are this machine’s."));

    /// <summary>The command line that measures the same.</summary>
    public static string Command(ComparisonResult result)
    {
        var options = result.Options;
        var data = options.Data == Mnist.Name ? "" : $" --data {Shell.Quote(options.Data)}";
        // A comma may stand inside a network's text; a semicolon may not.
        var hasTexts = options.Networks.Any(text => text.Contains(' ', StringComparison.Ordinal));
        var networks = Shell.Quote(string.Join(hasTexts ? "; " : ",", options.Networks));
        var seed = options.FirstSeed == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" --seed {options.FirstSeed}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"chainrule compare --networks {networks}{data} --epochs {options.Epochs} --seeds {options.Seeds}{seed}");
    }

    private static IEnumerable<(string Name, string Value)> Facts(ComparisonResult result)
    {
        var (options, data) = (result.Options, result.Data);
        var last = options.FirstSeed + options.Seeds - 1;
        yield return ("Seeds", options.Seeds > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{options.FirstSeed} to {last}")
            : options.FirstSeed.ToString(CultureInfo.InvariantCulture));
        yield return ("Data", $"{data.Train.Name}: {Say.Count(data.Train.Count)} examples to learn from, {Say.Count(data.Test.Count)} to "
            + $"judge by, each {data.Train.Shape}, in {Say.Count(data.Train.Classes.Count)} classes");
        yield return ("Training", Training(options));
        yield return ("Library", $"Chainrule {Version} on {RuntimeInformation.FrameworkDescription}");
        yield return ("Machine", $"{Registers}, {Threads(options.Threads)}, {RuntimeInformation.OSArchitecture}");
    }

    private static string Training(ComparisonOptions options)
    {
        var recipe = options.Recipe;
        return $"{Say.Of(options.Epochs, "epoch")} in batches of {Say.Count(recipe.BatchSize)}, loss {recipe.Loss}, "
            + $"optimizer {recipe.Optimizer}, schedule {recipe.Schedule}";
    }

    private static string Version =>
        typeof(Network).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "of unknown version";

    private static string Registers => string.Create(
        CultureInfo.InvariantCulture, $"{Lanes.Width} examples a register ({Lanes.Width * 8 * sizeof(float)} bits)");

    private static string Threads(int threads) =>
        threads > 0 ? Say.Of(threads, "thread") : $"every core ({Say.Of(Environment.ProcessorCount, "thread")})";
}
