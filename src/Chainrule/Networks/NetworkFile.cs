using System.Buffers.Binary;
using System.Numerics.Tensors;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Networks;

/// <summary>
/// A network in one file: a safetensors file with a float32 tensor for every parameter, whose metadata hold the network's
/// text and what a prediction needs besides. The same network always makes the same bytes.
/// </summary>
public static class NetworkFile
{
    private const string Float32 = "F32";
    private const int ChunkValues = 4096;

    /// <summary>Saves a network; the file appears whole or not at all.</summary>
    /// <exception cref="ChainruleException">A path that cannot be written, or a parameter that is not finite.</exception>
    public static void Save(Network network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        foreach (var parameter in network.Parameters)
        {
            if (!TensorPrimitives.IsFiniteAll<float>(parameter.Tensor.Values))
            {
                throw new ChainruleException($"{path}: not saved, because {parameter.Name} holds a value that is not finite; train again with a smaller rate");
            }
        }
        AtomicFile.Write(path, stream => Write(network, stream));
    }

    /// <summary>Loads a network.</summary>
    /// <exception cref="ChainruleException">A file that cannot be read, is damaged, or holds no network of ours.</exception>
    public static Network Load(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return stream.CanSeek ? Read(stream) : throw new ChainruleException("not a file that can be read from start to end again");
        }
        catch (ChainruleException e)
        {
            throw new ChainruleException($"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ChainruleException($"{path}: there is no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ChainruleException($"{path}: {(Directory.Exists(path) ? "is a folder, not a file" : "access is denied")}", e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new ChainruleException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Writes a network's bytes.</summary>
    internal static void Write(Network network, Stream stream)
    {
        var entries = new List<SafetensorsEntry>();
        var end = 0L;
        foreach (var parameter in network.Parameters)
        {
            var begin = end;
            end += (long)parameter.Tensor.Shape.Count * sizeof(float);
            entries.Add(new(parameter.Name, Float32, Sizes(parameter.Tensor.Shape), begin, end));
        }
        new SafetensorsHeader(NetworkMetadata.Describe(network), entries).Write(stream);
        foreach (var parameter in network.Parameters)
        {
            WriteValues(parameter.Tensor.Values, stream);
        }
    }

    /// <summary>Reads a network's bytes; takes no memory that the stream's own length does not answer for.</summary>
    internal static Network Read(Stream stream)
    {
        var header = SafetensorsHeader.Read(stream);
        var data = stream.Position;
        var (input, layers) = NetworkText.ParseLayers(NetworkMetadata.Text(header.Metadata));
        var entries = header.Entries.ToDictionary(entry => entry.Name);
        var expected = Network.NameParameters(layers).ToArray();
        foreach (var (name, _, info) in expected)
        {
            CheckEntry(name, info.Shape, entries.GetValueOrDefault(name));
        }
        if (entries.Keys.Except(expected.Select(parameter => parameter.Name)).FirstOrDefault() is { } extra)
        {
            throw new ChainruleException($"damaged: it holds {Words.Quote(extra)}, which its network does not have");
        }

        var network = new Network(input, layers);
        NetworkMetadata.Apply(header.Metadata, network);
        foreach (var parameter in network.Parameters)
        {
            stream.Position = data + entries[parameter.Name].Begin;
            ReadValues(parameter, stream);
        }
        return network;
    }

    private static void CheckEntry(string name, Shape shape, SafetensorsEntry? entry)
    {
        if (entry is null)
        {
            throw new ChainruleException($"damaged: {name} is missing");
        }
        if (entry.Type != Float32)
        {
            throw new ChainruleException($"{name} is of type {Words.Quote(entry.Type)}: convert it to {Float32}, the only type that is read");
        }
        if (!entry.Shape.SequenceEqual(Sizes(shape)))
        {
            throw new ChainruleException($"damaged: {name} has the shape {string.Join('x', entry.Shape)}, where its network has {shape}");
        }
        if (entry.End - entry.Begin != (long)shape.Count * sizeof(float))
        {
            throw new ChainruleException($"damaged: {name} has {entry.End - entry.Begin} bytes, where {shape} values take {(long)shape.Count * sizeof(float)}");
        }
    }

    private static long[] Sizes(Shape shape) => [.. shape.Sizes.ToArray().Select(size => (long)size)];

    private static void WriteValues(ReadOnlySpan<float> values, Stream stream)
    {
        Span<byte> bytes = stackalloc byte[ChunkValues * sizeof(float)];
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, ChunkValues);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes[(i * sizeof(float))..], values[i]);
            }
            stream.Write(bytes[..(count * sizeof(float))]);
            values = values[count..];
        }
    }

    private static void ReadValues(Parameter parameter, Stream stream)
    {
        Span<byte> bytes = stackalloc byte[ChunkValues * sizeof(float)];
        for (var values = parameter.Tensor.Values; !values.IsEmpty;)
        {
            var count = Math.Min(values.Length, ChunkValues);
            stream.ReadExactly(bytes[..(count * sizeof(float))]);
            for (var i = 0; i < count; i++)
            {
                values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
            }
            values = values[count..];
        }
        if (!TensorPrimitives.IsFiniteAll<float>(parameter.Tensor.Values))
        {
            throw new ChainruleException($"{parameter.Name} holds a value that is not finite: the network cannot be used");
        }
    }
}
