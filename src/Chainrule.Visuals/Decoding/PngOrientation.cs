using System.Buffers.Binary;
using SkiaSharp;

namespace Chainrule.Visuals.Decoding;

/// <summary>
/// The orientation in a PNG's EXIF chunk (CIPA, "Exchangeable image file format", tag 0x0112), which Skia reads from JPEG
/// and WebP files alone.
/// </summary>
internal static class PngOrientation
{
    private const int Tag = 0x0112, ShortType = 3, EntryBytes = 12;

    /// <summary>The sides that the first stored row and column belong on; the usual ones if the file does not say.</summary>
    public static SKEncodedOrigin Of(Stream png) => PngChunks.Read(png, "eXIf")
        .Select(chunk => In(chunk.Content))
        .FirstOrDefault(SKEncodedOrigin.Default);

    private static SKEncodedOrigin In(ReadOnlySpan<byte> exif)
    {
        var isBigEndian = exif.StartsWith("MM\0*"u8);
        if (exif.Length < 8 || !(isBigEndian || exif.StartsWith("II*\0"u8)))
        {
            return SKEncodedOrigin.Default;
        }
        // The first directory: a count, then entries of tag, type, count and value.
        var directory = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(exif[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(exif[4..]);
        var entries = directory <= exif.Length - 2 ? exif[(int)directory..] : [0, 0];
        var count = Short(entries);
        for (entries = entries[2..]; count > 0 && entries.Length >= EntryBytes; count--, entries = entries[EntryBytes..])
        {
            if (Short(entries) == Tag && Short(entries[2..]) == ShortType && Short(entries[8..]) is >= 1 and <= 8 and var origin)
            {
                return (SKEncodedOrigin)origin;
            }
        }
        return SKEncodedOrigin.Default;

        ushort Short(ReadOnlySpan<byte> at) =>
            isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);
    }
}
