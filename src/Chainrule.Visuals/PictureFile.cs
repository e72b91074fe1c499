using Chainrule.Data;
using Chainrule.Tensors;
using SkiaSharp;

namespace Chainrule.Visuals;

/// <summary>Reads and writes pictures.</summary>
public static class PictureFile
{
    /// <summary>The largest picture that is read, in pixels: what its header claims decides, before memory is taken.</summary>
    public const long MostPixels = 100_000_000;

    private const int ChannelsDecoded = 4;

    /// <summary>
    /// Reads a PNG, JPEG, WebP, BMP or GIF file (the first picture of an animation), turned the way its EXIF
    /// orientation says, transparent parts laid over white. A picture without any colour comes with one channel, any
    /// other with red, green and blue.
    /// </summary>
    /// <exception cref="ChainruleException">
    /// A file that is missing, empty, no picture, damaged, or of more than <see cref="MostPixels"/> pixels.
    /// </exception>
    public static Picture Read(string path)
    {
        using var stream = Open(path);
        using var codec = SKCodec.Create(stream, out _)
            ?? throw new ChainruleException($"{path}: is no picture that can be read; give a PNG, JPEG, WebP, BMP or GIF file");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < 1 || height < 1 || (long)width * height > MostPixels)
        {
            throw new ChainruleException(
                $"{path}: is {width} × {height} pixels; give a picture of at most {MostPixels / 1_000_000} megapixels");
        }
        var colours = new byte[checked(width * height * ChannelsDecoded)];
        if (!Decode(codec, colours))
        {
            throw new ChainruleException($"{path}: ends too early or is damaged; give an intact picture");
        }
        return Arrange(colours, width, height, codec.EncodedOrigin);
    }

    /// <summary>Writes a picture as PNG: the whole file or, on an error, nothing.</summary>
    /// <param name="path">Where to; a file that is there is replaced.</param>
    /// <param name="picture">What to write.</param>
    /// <exception cref="ChainruleException">A path that cannot be written.</exception>
    public static void WritePng(string path, Picture picture)
    {
        var png = Png.Encode(picture);
        AtomicFile.Write(path, stream => stream.Write(png));
    }

    private static FileStream Open(string path)
    {
        if (Directory.Exists(path))
        {
            throw new ChainruleException($"{path}: is a folder, not a picture; give a picture in it");
        }
        FileStream stream;
        try
        {
            stream = File.OpenRead(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ChainruleException($"{path}: no such file; check the path", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new ChainruleException($"{path}: cannot be opened; check the path and its permissions", error);
        }
        if (stream.Length == 0)
        {
            stream.Dispose();
            throw new ChainruleException($"{path}: is empty (0 bytes); give a PNG, JPEG, WebP, BMP or GIF file");
        }
        return stream;
    }

    private static bool Decode(SKCodec codec, byte[] colours) =>
        codec.GetPixels(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul), colours)
        == SKCodecResult.Success;

    /// <summary>Turns the decoded colours upright, lays them over white, and splits them into channels.</summary>
    private static Picture Arrange(byte[] colours, int width, int height, SKEncodedOrigin origin)
    {
        var (rows, columns) = origin >= SKEncodedOrigin.LeftTop ? (width, height) : (height, width);
        var channels = IsGrey(colours) ? 1 : 3;
        var pixels = new byte[channels * rows * columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var (fromRow, fromColumn) = Stored(row, column, width, height, origin);
                var from = (fromRow * width + fromColumn) * ChannelsDecoded;
                for (var channel = 0; channel < channels; channel++)
                {
                    pixels[(channel * rows + row) * columns + column] = OverWhite(colours[from + channel], colours[from + 3]);
                }
            }
        }
        return new Picture(new Shape(channels, rows, columns), pixels);
    }

    /// <summary>
    /// Where the file stores a pixel of the upright picture. An origin names the sides that the file's first row and first
    /// column belong on.
    /// </summary>
    private static (int Row, int Column) Stored(int row, int column, int width, int height, SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => (row, width - 1 - column),
        SKEncodedOrigin.BottomRight => (height - 1 - row, width - 1 - column),
        SKEncodedOrigin.BottomLeft => (height - 1 - row, column),
        SKEncodedOrigin.LeftTop => (column, row),
        SKEncodedOrigin.RightTop => (height - 1 - column, row),
        SKEncodedOrigin.RightBottom => (height - 1 - column, width - 1 - row),
        SKEncodedOrigin.LeftBottom => (column, width - 1 - row),
        _ => (row, column),
    };

    private static bool IsGrey(byte[] colours)
    {
        for (var i = 0; i < colours.Length; i += ChannelsDecoded)
        {
            // What is wholly transparent shows no colour.
            if (colours[i + 3] != 0 && (colours[i] != colours[i + 1] || colours[i] != colours[i + 2]))
            {
                return false;
            }
        }
        return true;
    }

    private static byte OverWhite(byte value, byte alpha) => (byte)((value * alpha + 255 * (255 - alpha) + 127) / 255);
}
