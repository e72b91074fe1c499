using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace Chainrule.Networks;

/// <summary>
/// The header of a safetensors file (format description: github.com/huggingface/safetensors): eight bytes with the
/// length of what follows, little-endian; a JSON object from each tensor's name to its type, shape and bytes, and from
/// <c>__metadata__</c> to a map of strings; then the tensors' bytes without gaps.
/// </summary>
internal sealed class SafetensorsHeader
{
    private const int LengthBytes = 8;
    private const int Longest = 16 << 20;
    private const int MostSizes = 8;
    private const string MetadataName = "__metadata__";

    public SafetensorsHeader(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<SafetensorsEntry> entries)
    {
        Metadata = metadata;
        Entries = entries;
    }

    /// <summary>What the file says about itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Entries { get; }

    /// <summary>Writes the header, filled up with spaces to a multiple of eight bytes, in the given order.</summary>
    public void Write(Stream stream)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(MetadataName);
            foreach (var (key, value) in Metadata)
            {
                json.WriteString(key, value);
            }
            json.WriteEndObject();
            foreach (var entry in Entries)
            {
                json.WriteStartObject(entry.Name);
                json.WriteString("dtype", entry.Type);
                WriteNumbers(json, "shape", entry.Shape);
                WriteNumbers(json, "data_offsets", [entry.Begin, entry.End]);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        var padding = -buffer.WrittenCount & (LengthBytes - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);

        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteInt64LittleEndian(length, buffer.WrittenCount);
        stream.Write(length);
        stream.Write(buffer.WrittenSpan);
    }

    /// <summary>Reads the header, and leaves the stream at the first tensor's first byte.</summary>
    /// <exception cref="ChainruleException">Not a safetensors file, or one that is damaged.</exception>
    public static SafetensorsHeader Read(Stream stream)
    {
        var size = stream.Length;
        if (size < LengthBytes)
        {
            throw new ChainruleException($"not a safetensors file: it has only {size} bytes");
        }
        Span<byte> bytes = stackalloc byte[LengthBytes];
        stream.ReadExactly(bytes);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > (ulong)(size - LengthBytes) || length > Longest)
        {
            throw new ChainruleException(
                $"not a safetensors file, or a damaged one: its first bytes announce a header of {length} bytes in a file of {size}");
        }
        var header = new byte[(int)length];
        stream.ReadExactly(header);
        try
        {
            using var json = JsonDocument.Parse(header, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var result = Parse(json.RootElement);
            result.CheckCover(size - LengthBytes - (long)length);
            return result;
        }
        // An invalid escape within a string shows only when the string is asked for, as the second of these.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ChainruleException("not a safetensors file, or a damaged one: its header is not JSON", e);
        }
    }

    private static SafetensorsHeader Parse(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ChainruleException("not a safetensors file: its header is no JSON object");
        }
        var metadata = new Dictionary<string, string>();
        var entries = new List<SafetensorsEntry>();
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name != MetadataName)
            {
                entries.Add(ParseEntry(property.Name, property.Value));
                continue;
            }
            if (property.Value.ValueKind != JsonValueKind.Object
                || property.Value.EnumerateObject().Any(item => item.Value.ValueKind != JsonValueKind.String))
            {
                throw new ChainruleException($"damaged: {MetadataName} in its header is no map of strings");
            }
            foreach (var item in property.Value.EnumerateObject())
            {
                metadata.Add(item.Name, item.Value.GetString()!);
            }
        }
        return new(metadata, [.. entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End)]);
    }

    private static SafetensorsEntry ParseEntry(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object
            && value.TryGetProperty("dtype", out var type) && type.ValueKind == JsonValueKind.String
            && value.TryGetProperty("shape", out var shape) && TryParseSizes(shape, out var sizes)
            && value.TryGetProperty("data_offsets", out var offsets) && TryParseSizes(offsets, out var ends)
            && ends is [var begin, var end] && begin <= end)
        {
            return new(name, type.GetString()!, sizes, begin, end);
        }
        throw new ChainruleException($"damaged: its header does not give type, shape and offsets of {Texts.Words.Quote(name)}");
    }

    private static bool TryParseSizes(JsonElement array, out List<long> sizes)
    {
        sizes = [];
        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > MostSizes)
        {
            return false;
        }
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var size) || size < 0)
            {
                return false;
            }
            sizes.Add(size);
        }
        return true;
    }

    /// <summary>Refuses tensors that share bytes, leave some out, or reach past the end of the file.</summary>
    private void CheckCover(long size)
    {
        var end = 0L;
        foreach (var entry in Entries)
        {
            if (entry.Begin != end)
            {
                throw new ChainruleException(
                    $"damaged: {Texts.Words.Quote(entry.Name)} starts at byte {entry.Begin} of the data, where byte {end} is next");
            }
            end = entry.End;
        }
        if (end != size)
        {
            throw new ChainruleException($"damaged or cut off: its header describes {end} bytes of data, but {size} are there");
        }
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }
        json.WriteEndArray();
    }
}
