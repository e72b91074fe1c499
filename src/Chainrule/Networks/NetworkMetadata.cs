using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Chainrule.Losses;
using Chainrule.Texts;

namespace Chainrule.Networks;

/// <summary>What a network's file says besides its parameters, as the map of strings that safetensors has room for.</summary>
internal static class NetworkMetadata
{
    private const string Version = "1";
    private const string VersionKey = "chainrule.version";
    private const string TextKey = "chainrule.network";
    private const string LossKey = "loss";
    private const string NormalizationKey = "normalization";
    private const string PreparationKey = "preparation";
    private const string ClassesKey = "classes";

    /// <summary>The map of a network.</summary>
    public static Dictionary<string, string> Describe(Network network)
    {
        var (mean, deviation) = network.Normalization;
        var metadata = new Dictionary<string, string>
        {
            [VersionKey] = Version,
            [TextKey] = network.ToString(),
            [LossKey] = network.Loss.Name,
            [NormalizationKey] = string.Create(CultureInfo.InvariantCulture, $"{mean} {deviation}"),
        };
        if (network.Preparation is { } preparation)
        {
            metadata.Add(PreparationKey, preparation);
        }
        if (network.Classes.Count > 0)
        {
            metadata.Add(ClassesKey, PrintNames(network.Classes));
        }
        return metadata;
    }

    /// <summary>The network's text.</summary>
    /// <exception cref="ChainruleException">There is none, or it is of a version that is not known.</exception>
    public static string Text(IReadOnlyDictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(TextKey, out var text))
        {
            throw new ChainruleException("this safetensors file was not written by chainrule: it has no network text");
        }
        var version = metadata.GetValueOrDefault(VersionKey, "");
        return version == Version ? text : throw new ChainruleException(
            $"this file is of version {Words.Quote(version)}, and only version '{Version}' is known: use the chainrule that wrote it");
    }

    /// <summary>Gives a network everything that the map says besides its text.</summary>
    /// <exception cref="ChainruleException">A value that cannot be used.</exception>
    public static void Apply(IReadOnlyDictionary<string, string> metadata, Network network)
    {
        if (metadata.TryGetValue(LossKey, out var loss))
        {
            network.Loss = Loss.Parse(loss);
        }
        if (metadata.TryGetValue(NormalizationKey, out var normalization))
        {
            network.Normalization = ParseNormalization(normalization);
        }
        if (metadata.TryGetValue(ClassesKey, out var names))
        {
            var classes = ParseNames(names);
            network.Classes = classes.Length == network.Output.Count
                ? classes
                : throw new ChainruleException($"damaged: it names {classes.Length} classes for {network.Output.Count} outputs");
        }
        network.Preparation = metadata.GetValueOrDefault(PreparationKey);
    }

    private static Normalization ParseNormalization(string text)
    {
        var words = new Words(NormalizationKey, text);
        var mean = (float)words.TakeDouble("a mean", _ => true);
        var deviation = (float)words.TakeDouble("a deviation", _ => true);
        words.End("the end");
        var normalization = new Normalization(mean, deviation);
        return normalization.IsValid ? normalization : throw words.Wrong("a mean must be finite and a deviation above 0");
    }

    private static string PrintNames(IEnumerable<string> names)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var name in names)
            {
                json.WriteStringValue(name);
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string[] ParseNames(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return [.. json.RootElement.EnumerateArray().Select(name => name.GetString() ?? "")];
        }
        // The second where it is no array of strings.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ChainruleException("damaged: its class names are no JSON array of strings", e);
        }
    }
}
