using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chainrule.Tensors;

namespace Chainrule.Cli;

/// <summary>Writes the one JSON document of a command.</summary>
internal static class JsonOutput
{
    private const int FlushAt = 1 << 16, IndentSize = 2;

    public static void Write(JsonObject document) => Write(writer => document.WriteTo(writer));

    /// <summary>Prints a document piece by piece.</summary>
    public static void Write(Action<Utf8JsonWriter> write) => StandardOutput.Write(stream => Write(stream, write));

    /// <summary>Writes a document piece by piece: one with more numbers than a tree should hold.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions
        {
            Indented = true,
            IndentSize = IndentSize,
            // The document stands alone, never inside a page: bars, quotes and accents may stay as they are.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            write(writer);
        }
        stream.Write("\n"u8);
    }

    /// <summary>Writes a matrix as rows of numbers, a row a line; of several channels an array of such.</summary>
    public static void WriteTensor<T>(Utf8JsonWriter writer, Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (tensor.Shape.Channels == 1)
        {
            WriteChannel(writer, tensor, 0);
            return;
        }
        writer.WriteStartArray();
        for (var channel = 0; channel < tensor.Shape.Channels; channel++)
        {
            WriteChannel(writer, tensor, channel);
        }
        writer.WriteEndArray();
    }

    /// <summary>Writes numbers on one line; null for what is not finite, for JSON knows no NaN.</summary>
    public static void WriteRow<T>(Utf8JsonWriter writer, ReadOnlySpan<T> values) where T : unmanaged, INumber<T> =>
        writer.WriteRawValue(Row(values));

    private static string Row<T>(ReadOnlySpan<T> values) where T : unmanaged, INumber<T>
    {
        var row = new StringBuilder("[");
        foreach (var value in values)
        {
            row.Append(row.Length > 1 ? ", " : "").Append(T.IsFinite(value) ? value.ToString(null, CultureInfo.InvariantCulture) : "null");
        }
        return row.Append(']').ToString();
    }

    private static void WriteChannel<T>(Utf8JsonWriter writer, Tensor<T> tensor, int channel)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (rows, columns) = (tensor.Shape.Rows, tensor.Shape.Columns);
        writer.WriteStartArray();
        for (var row = 0; row < rows; row++)
        {
            var values = tensor.Values.Slice((channel * rows + row) * columns, columns);
            writer.WriteRawValue($"\n{new string(' ', IndentSize * writer.CurrentDepth)}{Row<T>(values)}");
            if (writer.BytesPending > FlushAt)
            {
                writer.Flush();
            }
        }
        writer.WriteEndArray();
    }

    /// <summary>An array of what each item becomes.</summary>
    public static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode?> convert) => new([.. items.Select(convert)]);

    /// <summary>A number; null where there is none to speak of, for JSON knows no NaN.</summary>
    public static JsonNode? Number(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
