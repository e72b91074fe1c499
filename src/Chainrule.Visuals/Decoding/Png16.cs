using System.Buffers.Binary;
using System.IO.Compression;
using Chainrule.Data;

namespace Chainrule.Visuals.Decoding;

/// <summary>
/// Decodes PNG files of 16 bits a channel (W3C, "Portable Network Graphics (PNG) Specification"), of which Skia keeps 8
/// for greys and 11 for colours.
/// </summary>
internal sealed class Png16
{
    /// <summary>Where the header chunk says how a pixel is stored: in its content, and in the file.</summary>
    private const int DepthAt = 8, ColourTypeAt = 9, InterlacingAt = 12, ContentAt = 16;

    /// <summary>The most bytes that deflate packs into one.</summary>
    private const long LargestRatio = 1032;

    /// <summary>The passes of an interlaced picture (Adam7): each one's first row and column, and its steps.</summary>
    private static readonly (int Row, int Column, int RowStep, int ColumnStep)[] Passes =
        [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)];

    private readonly bool hasColour, hasAlpha, isInterlaced;

    /// <summary>The one pixel that is transparent, as it is stored; empty if none is.</summary>
    private readonly byte[] transparent;

    private Png16(byte[] header, byte[] transparent)
    {
        hasColour = (header[ColourTypeAt] & 2) != 0;
        hasAlpha = (header[ColourTypeAt] & 4) != 0;
        isInterlaced = header[InterlacingAt] != 0;
        this.transparent = transparent;
    }

    /// <summary>Bytes of a pixel in the file.</summary>
    private int PixelBytes => 2 * ((hasColour ? 3 : 1) + (hasAlpha ? 1 : 0));

    /// <summary>Whether a file begins as such a PNG; the stream stays where it is.</summary>
    public static bool IsIn(Stream stream) =>
        PngChunks.AreIn(stream) && Reading.Peek(stream, ContentAt + DepthAt + 1) is [.., 16] start && start.Length > ContentAt + DepthAt;

    /// <summary>Decodes a file whose header has been found right to red, green, blue and alpha, pixel after pixel.</summary>
    /// <exception cref="InvalidDataException">A damaged file.</exception>
    /// <exception cref="EndOfStreamException">A file that ends too early.</exception>
    public static ushort[] Decode(Stream stream, int width, int height)
    {
        var chunks = PngChunks.Read(stream, "IHDR", "tRNS", "IDAT").ToLookup(chunk => chunk.Type, chunk => chunk.Content);
        var png = new Png16(chunks["IHDR"].First(), chunks["tRNS"].FirstOrDefault([]));
        using var packed = new MemoryStream();
        foreach (var content in chunks["IDAT"])
        {
            packed.Write(content);
        }
        packed.Position = 0;
        return png.Unpack(packed, width, height);
    }

    private ushort[] Unpack(MemoryStream packed, int width, int height)
    {
        if ((long)width * height * PixelBytes > packed.Length * LargestRatio)
        {
            throw new EndOfStreamException();
        }
        var levels = new ushort[checked(width * height * Colours<ushort>.Channels)];
        using var pixels = new ZLibStream(packed, CompressionMode.Decompress);
        foreach (var (firstRow, firstColumn, rowStep, columnStep) in isInterlaced ? Passes : [(0, 0, 1, 1)])
        {
            var columns = (width - firstColumn + columnStep - 1) / columnStep;
            var (row, above) = (new byte[columns * PixelBytes], new byte[columns * PixelBytes]);
            for (var y = firstRow; y < height && columns > 0; y += rowStep)
            {
                var filter = pixels.ReadByte();
                pixels.ReadExactly(row);
                PngFilter.Undo(filter, row, above, PixelBytes);
                for (var (x, at) = (firstColumn, 0); x < width; x += columnStep, at += PixelBytes)
                {
                    Pixel(row.AsSpan(at, PixelBytes), levels.AsSpan((y * width + x) * Colours<ushort>.Channels));
                }
                (row, above) = (above, row);
            }
        }
        return pixels.ReadByte() < 0 ? levels : throw new InvalidDataException();
    }

    private void Pixel(ReadOnlySpan<byte> stored, Span<ushort> levels)
    {
        for (var channel = 0; channel < 3; channel++)
        {
            levels[channel] = BinaryPrimitives.ReadUInt16BigEndian(stored[(hasColour ? 2 * channel : 0)..]);
        }
        levels[3] = hasAlpha ? BinaryPrimitives.ReadUInt16BigEndian(stored[^2..])
            : stored.SequenceEqual(transparent) ? ushort.MinValue : ushort.MaxValue;
    }
}
