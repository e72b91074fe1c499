using System.Buffers.Binary;
using System.Text;
using Chainrule.Data;

namespace Chainrule.Visuals.Decoding;

/// <summary>The chunks that a PNG file is made of (W3C, "Portable Network Graphics (PNG) Specification", section 5).</summary>
internal static class PngChunks
{
    /// <summary>The signature, eight bytes long.</summary>
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file begins as a PNG; the stream stays where it is.</summary>
    public static bool AreIn(Stream stream) => Reading.Peek(stream, Signature.Length).SequenceEqual(Signature);

    /// <summary>
    /// Reads the chunks of the given types, as far as the file has whole ones. Check sums are not looked at: the pixels
    /// have one of their own.
    /// </summary>
    /// <param name="stream">A PNG file and nothing else.</param>
    /// <param name="types">Four letters each.</param>
    public static IEnumerable<(string Type, byte[] Content)> Read(Stream stream, params string[] types)
    {
        var start = new byte[8];
        for (long next = Signature.Length; next + start.Length <= stream.Length;)
        {
            stream.Position = next;
            stream.ReadExactly(start);
            var length = BinaryPrimitives.ReadUInt32BigEndian(start);
            var type = Encoding.Latin1.GetString(start, 4, 4);
            if (length > Math.Min(stream.Length - stream.Position, Array.MaxLength))
            {
                yield break;
            }
            // A check sum of four bytes follows the content.
            next = stream.Position + length + 4;
            if (types.Contains(type))
            {
                var content = new byte[length];
                stream.ReadExactly(content);
                yield return (type, content);
            }
        }
    }
}
