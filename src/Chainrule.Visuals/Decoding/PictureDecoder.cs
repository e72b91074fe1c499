using SkiaSharp;

namespace Chainrule.Visuals.Decoding;

/// <summary>
/// Decodes picture files of every format that Skia knows. Numbers come as the file has them: no profile, gamma or colour
/// space in it changes them.
/// </summary>
internal static class PictureDecoder
{
    /// <summary>What stands in a message after "give".</summary>
    private const string Formats = "a PNG, JPEG, WebP, BMP or GIF file";

    /// <summary>Opens a picture and checks the size that its header claims, before memory is taken.</summary>
    /// <param name="stream">The picture and nothing else; it can be sought, and stays open.</param>
    /// <param name="name">What messages call it: its path.</param>
    /// <param name="mostPixels">The largest picture that is opened.</param>
    public static SKCodec Open(Stream stream, string name, long mostPixels = PictureFile.MostPixels)
    {
        if (stream.Length == 0)
        {
            throw new ChainruleException($"{name}: is empty (0 bytes); give {Formats}");
        }
        var codec = SKCodec.Create(new SKManagedStream(stream, disposeManagedStream: false), out _)
            ?? throw new ChainruleException($"{name}: is no picture that can be read; give {Formats}");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < 1 || height < 1 || (long)width * height > mostPixels)
        {
            codec.Dispose();
            throw new ChainruleException(
                $"{name}: is {width} × {height} pixels; give a picture of at most {mostPixels / 1_000_000} megapixels");
        }
        return codec;
    }

    /// <summary>Decodes an opened picture to 8 bits, whatever the file has.</summary>
    public static Colours<byte> Decode(SKCodec codec, Stream stream, string name)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var levels = new byte[checked(width * height * Colours<byte>.Channels)];
        // Without a colour space in what is asked for, Skia converts none.
        var wanted = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        return codec.GetPixels(wanted, levels) == SKCodecResult.Success
            ? new Colours<byte>(levels, width, height, Origin(codec, stream))
            : throw new ChainruleException(Damaged(name));
    }

    /// <summary>Decodes an opened PNG of 16 bits.</summary>
    public static Colours<ushort> Decode16(SKCodec codec, Stream stream, string name)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        try
        {
            return new Colours<ushort>(Png16.Decode(stream, width, height), width, height, Origin(codec, stream));
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new ChainruleException(Damaged(name), error);
        }
    }

    private static SKEncodedOrigin Origin(SKCodec codec, Stream stream) =>
        codec.EncodedFormat == SKEncodedImageFormat.Png ? PngOrientation.Of(stream) : codec.EncodedOrigin;

    private static string Damaged(string name) => $"{name}: ends too early or is damaged; give an intact picture";
}
