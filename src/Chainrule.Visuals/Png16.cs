using System.Buffers.Binary;
using System.IO.Compression;
using Chainrule.Data;
using SkiaSharp;

namespace Chainrule.Visuals;

/// <summary>
/// Decodes PNG files of 16 bits a channel (W3C, "Portable Network Graphics (PNG) Specification"), of which Skia keeps 8
/// for greys and 11 for colours.
/// </summary>
internal sealed class Png16
{
    /// <summary>Where the signature and the header chunk end, and what of them says how a pixel is stored.</summary>
    private const int HeaderEnd = 33, DepthAt = 24, ColourTypeAt = 25, InterlacingAt = 28;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    /// <summary>The most bytes that deflate packs into one.</summary>
    private const long LargestRatio = 1032;

    /// <summary>The passes of an interlaced picture (Adam7): each one's first row and column, and its steps.</summary>
    private static readonly (int Row, int Column, int RowStep, int ColumnStep)[] Passes =
        [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)];

    private readonly bool hasColour, hasAlpha, isInterlaced;

    /// <summary>The one pixel that is transparent, as it is stored; empty if none is.</summary>
    private byte[] transparent = [];

    private Png16(byte colourType, byte interlacing) =>
        (hasColour, hasAlpha, isInterlaced) = ((colourType & 2) != 0, (colourType & 4) != 0, interlacing != 0);

    /// <summary>Bytes of a pixel in the file.</summary>
    private int PixelBytes => 2 * ((hasColour ? 3 : 1) + (hasAlpha ? 1 : 0));

    /// <summary>Whether a file begins as a PNG of 16 bits; the stream stays where it is.</summary>
    public static bool IsIn(Stream stream) =>
        Reading.Peek(stream, HeaderEnd) is { Length: HeaderEnd } start && start[..4].SequenceEqual(Signature) && start[DepthAt] == 16;

    /// <summary>Decodes such a file, whose header Skia has read and found right.</summary>
    public static Colours<ushort> Decode(SKCodec codec, Stream stream, string name)
    {
        Span<byte> header = stackalloc byte[HeaderEnd];
        stream.Position = 0;
        stream.ReadExactly(header);
        try
        {
            var png = new Png16(colourType: header[ColourTypeAt], interlacing: header[InterlacingAt]);
            using var packed = png.ReadChunks(stream);
            var (width, height) = (codec.Info.Width, codec.Info.Height);
            return new Colours<ushort>(png.Unpack(packed, width, height), width, height, codec.EncodedOrigin);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new ChainruleException(PictureDecoder.Damaged(name), error);
        }
    }

    /// <summary>Gathers the packed pixels, whose own check sum will tell whether they are whole.</summary>
    private MemoryStream ReadChunks(Stream stream)
    {
        var packed = new MemoryStream();
        Span<byte> start = stackalloc byte[8];
        for (var type = start[4..]; !type.SequenceEqual("IEND"u8);)
        {
            stream.ReadExactly(start);
            var length = BinaryPrimitives.ReadUInt32BigEndian(start);
            if (length > Math.Min(stream.Length - stream.Position, Array.MaxLength - packed.Length))
            {
                throw new EndOfStreamException();
            }
            var content = new byte[length];
            stream.ReadExactly(content);
            if (type.SequenceEqual("IDAT"u8))
            {
                packed.Write(content);
            }
            else if (type.SequenceEqual("tRNS"u8))
            {
                transparent = content;
            }
            // The check sum of the chunk.
            stream.Position += 4;
        }
        return packed;
    }

    private ushort[] Unpack(MemoryStream packed, int width, int height)
    {
        if ((long)width * height * PixelBytes > packed.Length * LargestRatio)
        {
            throw new EndOfStreamException();
        }
        var levels = new ushort[checked(width * height * Colours<ushort>.Channels)];
        packed.Position = 0;
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
