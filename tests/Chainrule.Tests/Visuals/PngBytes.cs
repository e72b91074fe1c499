using System.Buffers.Binary;
using System.IO.Compression;

namespace Chainrule.Tests.Visuals;

/// <summary>Makes PNG files byte by byte, from the PNG specification, so that nothing depends on what an encoder chooses.</summary>
internal static class PngBytes
{
    /// <summary>A file of 16 bits a channel.</summary>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colourType">0 grey, 2 colour, 4 grey and alpha, 6 colour and alpha.</param>
    /// <param name="isInterlaced">Whether the rows come in seven passes.</param>
    /// <param name="samples">Pixel after pixel, row by row.</param>
    /// <param name="filters">The filter of each stored row, again from the first after the last.</param>
    /// <param name="more">Chunks between the header and the pixels.</param>
    public static byte[] Of16Bits(
        int width, int height, byte colourType, bool isInterlaced, ushort[] samples, byte[] filters, params byte[] more)
    {
        var channels = samples.Length / (width * height);
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var stored = 0;
            // Adam7 in the specification's own picture: which of eight by eight pixels comes in which pass.
            string[] passes = isInterlaced
                ? ["16462646", "77777777", "56565656", "77777777", "36463646", "77777777", "56565656", "77777777"]
                : [.. Enumerable.Repeat("11111111", 8)];
            for (var pass = '1'; pass <= '7'; pass++)
            {
                var above = Array.Empty<byte>();
                for (var y = 0; y < height; y++)
                {
                    var row = new List<byte>();
                    for (var x = 0; x < width; x++)
                    {
                        if (passes[y % 8][x % 8] == pass)
                        {
                            foreach (var sample in samples.AsSpan((y * width + x) * channels, channels))
                            {
                                row.AddRange([(byte)(sample >> 8), (byte)sample]);
                            }
                        }
                    }
                    if (row.Count > 0)
                    {
                        var filter = filters[stored++ % filters.Length];
                        zlib.WriteByte(filter);
                        zlib.Write(Filtered([.. row], above, filter, 2 * channels));
                        above = [.. row];
                    }
                }
            }
        }
        // In two chunks, as a large file has many.
        var pixels = packed.ToArray();
        var half = pixels.Length / 2;
        return
        [
            0x89, .. "PNG\r\n\x1a\n"u8,
            .. Chunk("IHDR"u8, [.. BigEndian(width), .. BigEndian(height), 16, colourType, 0, 0, (byte)(isInterlaced ? 1 : 0)]),
            .. more, .. Chunk("IDAT"u8, pixels.AsSpan(0, half)), .. Chunk("IDAT"u8, pixels.AsSpan(half)), .. Chunk("IEND"u8, []),
        ];
    }

    /// <summary>A chunk: its length, type, content and check sum.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] summed = [.. type, .. content];
        return [.. BigEndian(content.Length), .. summed, .. BigEndian((int)Crc32(summed))];
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Filtered(byte[] row, byte[] above, byte filter, int pixelBytes)
    {
        var differences = new byte[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            int a = i < pixelBytes ? 0 : row[i - pixelBytes];
            int b = above.Length == 0 ? 0 : above[i];
            int c = above.Length == 0 || i < pixelBytes ? 0 : above[i - pixelBytes];
            var p = a + b - c;
            int[] candidates = [a, b, c];
            var foretold = filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => candidates.MinBy(value => Math.Abs(p - value)), _ => 0 };
            differences[i] = (byte)(row[i] - foretold);
        }
        return differences;
    }

    /// <summary>The check sum of a chunk (ISO 3309).</summary>
    private static uint Crc32(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }
        return ~sum;
    }
}
