using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chainrule.Cli;

/// <summary>Writes the one JSON document of a command to standard output.</summary>
internal static class JsonOutput
{
    public static void Write(JsonObject document)
    {
        using var stream = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = true,
            // The document stands alone, never inside a page: bars, quotes and accents may stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            document.WriteTo(writer);
        }
        stream.Write("\n"u8);
    }

    /// <summary>An array of what each item becomes.</summary>
    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> convert) => new([.. items.Select(convert)]);

    /// <summary>A number; null where there is none to speak of, for JSON knows no NaN.</summary>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
