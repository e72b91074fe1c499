using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Visuals;
using CsCheck;
using SkiaSharp;

namespace Chainrule.Tests.Visuals;

public sealed class PictureFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static readonly Gen<Picture> Pictures =
        from isColoured in Gen.Bool
        from rows in Gen.Int[1, 20]
        from columns in Gen.Int[1, 20]
        let channels = isColoured ? 3 : 1
        from pixels in Gen.Byte.Array[channels * rows * columns]
        select new Picture(new Shape(channels, rows, columns), pixels);

    [Fact]
    public void What_is_written_is_read_back() => Pictures.Check(100, picture =>
    {
        var path = folder.File("picture.png");
        PictureFile.WritePng(path, picture);
        var read = PictureFile.Read(path);

        var hasColour = HasColour(picture);
        Assert.Equal(new Shape(hasColour ? 3 : 1, picture.Shape.Rows, picture.Shape.Columns), read.Shape);
        Assert.Equal(hasColour ? picture.Pixels : Channel(picture, 0), read.Pixels);
    });

    [Fact]
    public void A_picture_cut_off_anywhere_is_refused_or_read_but_never_crashes()
    {
        var whole = Png.Encode(new Picture(new Shape(3, 9, 7), [.. Enumerable.Range(0, 189).Select(i => (byte)(i * 37))]));
        var refused = 0;
        for (var length = 0; length < whole.Length; length++)
        {
            var path = folder.File("cut.png");
            File.WriteAllBytes(path, whole[..length]);
            refused += Record.Exception(() => PictureFile.Read(path)) switch
            {
                null => 0,
                ChainruleException => 1,
                var other => throw other,
            };
        }
        // What may be missing are the twelve bytes of the last chunk, which holds no pixel, and the last pixels' check sum.
        Assert.InRange(refused, whole.Length - 20, whole.Length);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    [InlineData(SKEncodedImageFormat.Png)]
    public void The_common_formats_are_read(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(16, 8);
        bitmap.Erase(new SKColor(200, 60, 20));
        var path = folder.File("picture");
        File.WriteAllBytes(path, bitmap.Encode(format, 100).ToArray());

        var picture = PictureFile.Read(path);

        Assert.Equal(new Shape(3, 8, 16), picture.Shape);
        Assert.InRange(picture.Pixels[0], 194, 206);
        Assert.InRange(picture.Pixels[^1], 14, 26);
    }

    [Theory]
    [InlineData("Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAATCwAAEwsAAAAAAAAAAAAAMmT6AA==", 250, 100, 50)] // BMP
    [InlineData("R0lGODlhAQABAIAAAPpkMv///ywAAAAAAQABAAACAkQBADs=", 250, 100, 50)] // GIF
    public void A_picture_of_one_pixel_is_read(string base64, byte red, byte green, byte blue)
    {
        var path = folder.File("pixel");
        File.WriteAllBytes(path, Convert.FromBase64String(base64));

        Assert.Equal([red, green, blue], PictureFile.Read(path).Pixels);
    }

    [Fact]
    public void Transparency_is_laid_over_white()
    {
        var path = folder.File("glass.png");
        File.WriteAllBytes(path, Png.Encode([255, 0, 0, 0, 0, 0, 0, 51, 40, 40, 40, 255], 3, 1));

        var picture = PictureFile.Read(path);

        Assert.Equal(new Shape(1, 1, 3), picture.Shape);
        Assert.Equal([255, 204, 40], picture.Pixels);
    }

    /// <summary>
    /// A picture of four quarters, darkest first by row, stored as each orientation stores it (EXIF 2.3, tag 0x0112), must
    /// come out upright whatever the orientation.
    /// </summary>
    [Theory]
    [InlineData(1, new[] { 0, 80, 160, 240 })]
    [InlineData(2, new[] { 80, 0, 240, 160 })]
    [InlineData(3, new[] { 240, 160, 80, 0 })]
    [InlineData(4, new[] { 160, 240, 0, 80 })]
    [InlineData(5, new[] { 0, 160, 80, 240 })]
    [InlineData(6, new[] { 80, 240, 0, 160 })]
    [InlineData(7, new[] { 240, 80, 160, 0 })]
    [InlineData(8, new[] { 160, 0, 240, 80 })]
    public void A_photograph_is_turned_upright(byte orientation, int[] stored)
    {
        var (width, height) = orientation < 5 ? (32, 16) : (16, 32);
        using var bitmap = new SKBitmap(width, height, SKColorType.Gray8, SKAlphaType.Opaque);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var grey = (byte)stored[row / (height / 2) * 2 + column / (width / 2)];
                bitmap.SetPixel(column, row, new SKColor(grey, grey, grey));
            }
        }
        var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100).ToArray();
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ];
        var path = folder.File("photograph.jpg");
        File.WriteAllBytes(path, [.. jpeg[..2], .. exif, .. jpeg[2..]]);

        var picture = PictureFile.Read(path);

        Assert.Equal(new Shape(1, 16, 32), picture.Shape);
        foreach (var (quarter, grey) in new[] { 0, 80, 160, 240 }.Index())
        {
            var middle = picture.Pixels[(quarter / 2 * 8 + 4) * 32 + quarter % 2 * 16 + 8];
            Assert.InRange(middle, grey - 4, grey + 4);
        }
    }

    [Fact]
    public void A_header_that_claims_too_much_is_refused_by_its_header()
    {
        var png = Png.Encode(new Picture(new Shape(1, 1, 1), [0]));
        var header = PngBytes.Chunk("IHDR"u8, [0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0, .. png[24..29]]);
        var path = folder.File("huge.png");
        File.WriteAllBytes(path, [.. png[..8], .. header, .. png[33..]]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<ChainruleException>(() => PictureFile.Read(path));

        Assert.Contains("100000 × 100000 pixels; give a picture of at most 100 megapixels", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void What_is_no_picture_gets_one_line_that_says_so()
    {
        File.WriteAllText(folder.File("letter.png"), "Dear reader, this is no picture.");
        File.WriteAllBytes(folder.File("empty.png"), []);

        AssertRefused(folder.File("letter.png"), "is no picture that can be read");
        AssertRefused(folder.File("empty.png"), "is empty (0 bytes)");
        AssertRefused(folder.File("missing.png"), "no such file");
        AssertRefused(Path.Combine(folder.FullName, "nowhere", "missing.png"), "no such file");
        AssertRefused(folder.FullName, "is a folder");
        Assert.Throws<ChainruleException>(() => PictureFile.Read(""));
    }

    [Fact]
    public void An_unwritable_path_leaves_nothing_behind()
    {
        var picture = new Picture(new Shape(1, 1, 1), [7]);

        Assert.Throws<ChainruleException>(() => PictureFile.WritePng(folder.FullName, picture, TestContext.Current.CancellationToken));
        Assert.Throws<ChainruleException>(
            () => PictureFile.WritePng(Path.Combine(folder.FullName, "nowhere", "a.png"), picture, TestContext.Current.CancellationToken));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.FullName));
    }

    private static void AssertRefused(string path, string reason)
    {
        var error = Assert.Throws<ChainruleException>(() => PictureFile.Read(path));
        Assert.StartsWith($"{path}: {reason}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static bool HasColour(Picture picture) =>
        picture.Shape.Channels == 3
        && !(Channel(picture, 0).SequenceEqual(Channel(picture, 1)) && Channel(picture, 0).SequenceEqual(Channel(picture, 2)));

    private static byte[] Channel(Picture picture, int channel)
    {
        var plane = picture.Shape.Rows * picture.Shape.Columns;
        return picture.Pixels[(channel * plane)..((channel + 1) * plane)];
    }
}
