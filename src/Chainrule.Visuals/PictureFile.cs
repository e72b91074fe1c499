using System.Numerics;
using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Visuals.Decoding;

namespace Chainrule.Visuals;

/// <summary>Reads and writes pictures.</summary>
public static class PictureFile
{
    /// <summary>The largest picture that is read, in pixels: what its header claims decides, before memory is taken.</summary>
    public const long MostPixels = 100_000_000;

    /// <summary>The most rows, and the most columns, of a picture that is written: no program reads a PNG of more.</summary>
    public const int MostSide = 1_000_000;

    /// <summary>
    /// Reads a PNG, JPEG, WebP, BMP or GIF file (the first picture of an animation), turned the way its EXIF
    /// orientation says, transparent parts laid over white. A picture without any colour comes with one channel, any
    /// other with red, green and blue.
    /// </summary>
    /// <exception cref="ChainruleException">
    /// A file that is missing, empty, no picture, damaged, or of more than <see cref="MostPixels"/> pixels.
    /// </exception>
    public static Picture Read(string path) => Reading.Seekable(path, stream => Read(stream, path));

    /// <summary>
    /// Reads a picture as <see cref="Read(string)"/> does, but in the file's own numbers: 0 to 255, or 0 to 65535 from a PNG of 16
    /// bits, exactly as they are stored. No profile or gamma in the file changes them.
    /// </summary>
    /// <exception cref="ChainruleException">As <see cref="Read(string)"/>.</exception>
    public static NumericTensor<float> ReadLevels(string path) => Reading.Seekable(path, stream => ReadLevels(stream, path));

    /// <summary>Reads a picture in its own numbers from a stream.</summary>
    /// <param name="stream">The picture and nothing else; it can be sought, and stays open.</param>
    /// <param name="name">What messages call it: a path.</param>
    /// <exception cref="ChainruleException">As <see cref="Read(string)"/>.</exception>
    public static NumericTensor<float> ReadLevels(Stream stream, string name) => ReadLevels(stream, name, MostPixels);

    internal static NumericTensor<float> ReadLevels(Stream stream, string name, long mostPixels)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        var is16Bit = Png16.IsIn(stream);
        using var codec = PictureDecoder.Open(stream, name, mostPixels);
        return is16Bit ? Levels(PictureDecoder.Decode16(codec, stream, name)) : Levels(PictureDecoder.Decode(codec, stream, name));
    }

    /// <summary>Writes a picture as PNG: the whole file or, on an error, nothing.</summary>
    /// <param name="path">Where to; a file that is there is replaced.</param>
    /// <param name="picture">What to write.</param>
    /// <param name="cancellation">Ends the writing; the path keeps what it held.</param>
    /// <exception cref="ChainruleException">A path that cannot be written, or a side above <see cref="MostSide"/>.</exception>
    public static void WritePng(string path, Picture picture, CancellationToken cancellation = default) =>
        AtomicFile.Write(path, stream => WritePng(stream, path, picture), cancellation);

    /// <summary>Writes a picture as PNG to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">What messages call it: a path.</param>
    /// <param name="picture">What to write.</param>
    /// <exception cref="ChainruleException">A side above <see cref="MostSide"/>.</exception>
    public static void WritePng(Stream stream, string name, Picture picture)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(picture);
        if (Math.Max(picture.Shape.Rows, picture.Shape.Columns) > MostSide)
        {
            throw new ChainruleException(
                $"{name}: a PNG has at most {MostSide} rows and columns, and this has {picture.Shape.Rows} × {picture.Shape.Columns}; "
                + "write .npy or .csv");
        }
        stream.Write(Png.Encode(picture, quick: true));
    }

    private static Picture Read(Stream stream, string path)
    {
        using var codec = PictureDecoder.Open(stream, path);
        var colours = PictureDecoder.Decode(codec, stream, path);
        var shape = colours.Shape;
        var pixels = new byte[shape.Count];
        Parallel.For(0, shape.Channels * shape.Rows, i =>
            colours.CopyRow(i / shape.Rows, i % shape.Rows, pixels.AsSpan(i * shape.Columns, shape.Columns)));
        return new Picture(shape, pixels);
    }

    private static NumericTensor<float> Levels<TLevel>(Colours<TLevel> colours)
        where TLevel : unmanaged, IBinaryInteger<TLevel>, IMinMaxValue<TLevel>
    {
        var shape = colours.Shape;
        var tensor = new Tensor<float>(shape);
        Parallel.For(0, shape.Channels * shape.Rows, i =>
            colours.CopyRow(i / shape.Rows, i % shape.Rows, tensor.Values.Slice(i * shape.Columns, shape.Columns)));
        return new NumericTensor<float>(tensor, int.CreateTruncating(TLevel.MaxValue));
    }
}
