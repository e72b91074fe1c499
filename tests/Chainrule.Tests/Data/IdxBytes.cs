using System.Buffers.Binary;
using System.IO.Compression;

namespace Chainrule.Tests.Data;

/// <summary>Writes IDX files.</summary>
internal static class IdxBytes
{
    public static byte[] Of(int[] sizes, ReadOnlySpan<byte> values)
    {
        var bytes = new byte[4 + 4 * sizes.Length + values.Length];
        (bytes[2], bytes[3]) = (8, (byte)sizes.Length);
        for (var axis = 0; axis < sizes.Length; axis++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 + 4 * axis), sizes[axis]);
        }
        values.CopyTo(bytes.AsSpan(4 + 4 * sizes.Length));
        return bytes;
    }

    public static byte[] Gzipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }
        return packed.ToArray();
    }

    /// <summary>Writes the four files of a folder: so many pictures of 1 × 2 × 3, labelled 0, 1, 2 and so on in a cycle.</summary>
    public static void WriteFolder(TemporaryFolder folder, int train, int test, int classes, string separator = "-", bool gzip = false)
    {
        Write("train", train);
        Write("t10k", test);

        void Write(string prefix, int count)
        {
            byte[] labels = [.. Enumerable.Range(0, count).Select(i => (byte)(i % classes))];
            byte[] images = [.. Enumerable.Range(0, count * 6).Select(i => (byte)i)];
            Put($"{prefix}-images{separator}idx3-ubyte", Of([count, 2, 3], images));
            Put($"{prefix}-labels{separator}idx1-ubyte", Of([count], labels));
        }

        void Put(string name, byte[] bytes) => folder.Write(gzip ? Gzipped(bytes) : bytes, gzip ? name + ".gz" : name);
    }
}
