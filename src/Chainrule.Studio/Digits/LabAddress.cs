using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Chainrule.Studio.Digits;

/// <summary>All of the lab that a link can show: what is trained and how, the test digit on the board, and the sliders.</summary>
internal sealed record LabAddress(TrainingPlan Plan, int? Example, Distortion Distortion)
{
    /// <summary>The most test digits that an address can name.</summary>
    private const int Examples = 10_000;

    public static LabAddress Usual { get; } = new(new TrainingPlan(), null, new Distortion());

    /// <summary>Reads an address's query.</summary>
    /// <exception cref="ChainruleException">A value that is no number, or one out of its bounds.</exception>
    public static LabAddress Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        var (plan, distortion) = (Usual.Plan, Usual.Distortion);
        return new LabAddress(
            new TrainingPlan
            {
                First = Text(values, "first") ?? plan.First,
                Second = Text(values, "second") ?? plan.Second,
                Epochs = (int)(Number(values, "epochs", 1, int.MaxValue) ?? plan.Epochs),
                Batch = (int)(Number(values, "batch", 1, int.MaxValue) ?? plan.Batch),
                Optimizer = Text(values, "optimizer") ?? plan.Optimizer,
                Schedule = Text(values, "schedule") ?? plan.Schedule,
                Seed = Number(values, "seed", long.MinValue, long.MaxValue) ?? plan.Seed,
                Examples = (int)(Number(values, "examples", 1, int.MaxValue) ?? plan.Examples),
            },
            (int?)Number(values, "example", 0, Examples - 1),
            new Distortion
            {
                Right = (int)(Number(values, "right", -Distortion.MostPixels, Distortion.MostPixels) ?? 0),
                Down = (int)(Number(values, "down", -Distortion.MostPixels, Distortion.MostPixels) ?? 0),
                Degrees = (int)(Number(values, "turn", -Distortion.MostDegrees, Distortion.MostDegrees) ?? 0),
                Noise = (int)(Number(values, "noise", 0, 100) ?? 0),
            });
    }

    /// <summary>The query, without what is as usual.</summary>
    public override string ToString()
    {
        var usual = Usual.Values().ToDictionary();
        return QueryHelpers.AddQueryString("", Values().Where(pair => pair.Value is not null && pair.Value != usual[pair.Key]));
    }

    private IEnumerable<KeyValuePair<string, string?>> Values()
    {
        yield return new("first", Plan.First);
        yield return new("second", Plan.Second);
        yield return Pair("epochs", Plan.Epochs);
        yield return Pair("batch", Plan.Batch);
        yield return new("optimizer", Plan.Optimizer);
        yield return new("schedule", Plan.Schedule);
        yield return Pair("seed", Plan.Seed);
        yield return Pair("examples", Plan.Examples);
        yield return Pair("example", Example);
        yield return Pair("right", Distortion.Right);
        yield return Pair("down", Distortion.Down);
        yield return Pair("turn", Distortion.Degrees);
        yield return Pair("noise", Distortion.Noise);
    }

    private static KeyValuePair<string, string?> Pair(string key, long? value) => new(key, value?.ToString(CultureInfo.InvariantCulture));

    private static string? Text(Dictionary<string, StringValues> values, string key) =>
        values.TryGetValue(key, out var text) ? text.ToString() : null;

    private static long? Number(Dictionary<string, StringValues> values, string key, long least, long most)
    {
        if (Text(values, key) is not { } text)
        {
            return null;
        }
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ChainruleException($"the address says {key}={text}, but {key} is a whole number from {least} to {most}: correct it");
    }
}
