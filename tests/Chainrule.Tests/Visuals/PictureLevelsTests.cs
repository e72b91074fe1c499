using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Tests.Data;
using Chainrule.Visuals;
using CsCheck;
using SkiaSharp;

namespace Chainrule.Tests.Visuals;

public sealed class PictureLevelsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Made by OpenCV 4.6: cv2.imencode('.png', …) of random numbers of 16 bits, the last with an alpha of 1, 0, ½ and hardly any.</summary>
    [Theory]
    [InlineData(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADEAAAAADBDy1ZAAAAJElEQVQIHWNU95u0Ko35UiGj5tYd76o11aQY+w4n/dU+ci8dAJFsC616+k6CAAAAAElFTkSuQmCC",
        "1x3x4", new[] { 10062, 47608, 8187, 61804, 10677, 57763, 23756, 33510, 36547, 61632, 7044, 63979 })]
    [InlineData(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACEAIAAABChi0OAAAAMUlEQVQIHQEmANn/Aatu+GSsNsmsG09oe8nsiMiXSgFgYWy/SHsFYTTCwQAv9HCDxM5lzBJ2JjK0ngAAAABJRU5E"
        + "rkJggg==",
        "3x2x3",
        new[] { 43886, 29722, 15622, 24673, 26050, 38070, 63588, 5043, 39803, 27839, 41089, 4100, 44086, 5297, 44027, 18555, 2427, 52553 })]
    [InlineData(
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACEAYAAAAiJtFnAAAAK0lEQVQIHWO8OVFn7a17//+zTQqcflmPkZFxX7yFtZtIA8MMUydmV+0GRgAQdwzs1aOPaQAAAABJRU5ErkJg"
        + "gg==",
        "3x2x2", new[] { 55697, 65535, 57135, 65534, 11437, 65535, 39965, 65534, 56030, 65535, 41737, 65535 })]
    public void What_OpenCV_writes_in_16_bits_is_read_exactly(string base64, string shape, int[] levels)
    {
        var read = Read(Convert.FromBase64String(base64));
        Assert.Equal(shape, read.Shape.ToString());
        Assert.Equal(65535, read.TopLevel);
        Assert.Equal(levels.Select(level => (float)level), read.Tensor.Values.ToArray());
    }

    [Fact]
    public void Each_of_65536_greys_comes_back()
    {
        var samples = Enumerable.Range(0, 65536).Select(i => (ushort)(i * 40503)).ToArray();
        var read = Read(PngBytes.Of16Bits(256, 256, 0, false, samples, [0, 1, 2, 3, 4]));
        Assert.Equal(samples.Select(sample => (float)sample), read.Tensor.Values.ToArray());
    }

    [Fact]
    public void Every_16_bit_PNG_is_read_as_the_specification_says() => (
        from size in Gen.Int[1, 20].Select(Gen.Int[1, 20])
        from colourType in Gen.OneOf<byte>(0, 2, 4, 6)
        from isInterlaced in Gen.Bool
        let channels = colourType switch { 0 => 1, 2 => 3, 4 => 2, _ => 4 }
        from samples in Gen.Frequency((1, Gen.UShort), (1, Gen.OneOf<ushort>(0, 1, 255, 256, 65534, 65535))).Array[size.Item1 * size.Item2 * channels]
        from filters in Gen.Byte[0, 4].Array[1, 7]
        select (size, colourType, isInterlaced, samples, filters)).Check(300, (size, colourType, isInterlaced, samples, filters) =>
    {
        var (width, height) = size;
        var read = Read(PngBytes.Of16Bits(width, height, colourType, isInterlaced, samples, filters));

        var pixels = samples.Chunk(samples.Length / (width * height)).Select(pixel => colourType switch
        {
            0 => [pixel[0], pixel[0], pixel[0], 65535],
            4 => [pixel[0], pixel[0], pixel[0], pixel[1]],
            2 => [.. pixel, 65535],
            _ => pixel,
        }).ToArray();
        var channels = pixels.All(pixel => pixel[3] == 0 || (pixel[0] == pixel[1] && pixel[0] == pixel[2])) ? 1 : 3;
        Assert.Equal(new Shape(channels, height, width), read.Shape);
        var expected = Enumerable.Range(0, channels).SelectMany(channel => pixels.Select(pixel =>
            (float)Math.Floor(pixel[channel] * (double)pixel[3] / 65535 + 65535 - pixel[3] + 0.5)));
        Assert.Equal(expected, read.Tensor.Values.ToArray());
    });

    [Fact]
    public void One_level_can_be_transparent()
    {
        var grey = PngBytes.Of16Bits(2, 1, 0, false, [0x1234, 0x1235], [0], PngBytes.Chunk("tRNS"u8, [0x12, 0x34]));
        Assert.Equal([65535, 0x1235], Read(grey).Tensor.Values);
        var colour = PngBytes.Of16Bits(2, 1, 2, false, [1, 2, 3, 1, 2, 4], [0], PngBytes.Chunk("tRNS"u8, [0, 1, 0, 2, 0, 3]));
        Assert.Equal([65535, 1, 65535, 2, 65535, 4], Read(colour).Tensor.Values);
    }

    /// <summary>The picture 1 2 3 / 4 5 6, stored as each orientation stores it.</summary>
    [Theory]
    [InlineData(1, 3, new[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(2, 3, new[] { 3, 2, 1, 6, 5, 4 })]
    [InlineData(3, 3, new[] { 6, 5, 4, 3, 2, 1 })]
    [InlineData(4, 3, new[] { 4, 5, 6, 1, 2, 3 })]
    [InlineData(5, 2, new[] { 1, 4, 2, 5, 3, 6 })]
    [InlineData(6, 2, new[] { 3, 6, 2, 5, 1, 4 })]
    [InlineData(7, 2, new[] { 6, 3, 5, 2, 4, 1 })]
    [InlineData(8, 2, new[] { 4, 1, 5, 2, 6, 3 })]
    public void A_PNG_of_16_bits_is_turned_upright(byte orientation, int width, int[] stored)
    {
        // Big-endian for the one half, and little-endian after another tag for the other.
        byte[] exif = orientation < 5
            ? [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
            : [.. "II*\0"u8, 8, 0, 0, 0, 2, 0, 0, 1, 3, 0, 1, 0, 0, 0, 7, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0];
        var png = PngBytes.Of16Bits(width, 6 / width, 0, false, [.. stored.Select(level => (ushort)(level * 1000))], [0], PngBytes.Chunk("eXIf"u8, exif));

        var read = Read(png);

        Assert.Equal("1x2x3", read.Shape.ToString());
        Assert.Equal([1000, 2000, 3000, 4000, 5000, 6000], read.Tensor.Values);
    }

    [Fact]
    public void Eight_bits_are_read_as_the_pixels_they_are() => Gen.Int[1, 12].Select(Gen.Int[1, 12], Gen.Byte.Array[3 * 144]).Check(100, (rows, columns, bytes) =>
    {
        var picture = new Picture(new Shape(3, rows, columns), bytes[..(3 * rows * columns)]);
        var path = folder.File("picture.png");
        PictureFile.WritePng(path, picture);

        var levels = PictureFile.ReadLevels(path);

        var read = PictureFile.Read(path);
        Assert.Equal(read.Shape, levels.Shape);
        Assert.Equal(255, levels.TopLevel);
        Assert.Equal(read.Pixels.Select(pixel => (float)pixel), levels.Tensor.Values.ToArray());
    });

    /// <summary>Skia writes the colour space into the file; the numbers are to stay what they were.</summary>
    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 0)]
    [InlineData(SKEncodedImageFormat.Webp, 3)]
    [InlineData(SKEncodedImageFormat.Jpeg, 3)]
    public void A_colour_profile_changes_no_number(SKEncodedImageFormat format, int tolerance)
    {
        using var adobe = SKColorSpace.CreateRgb(SKColorSpaceTransferFn.TwoDotTwo, SKColorSpaceXyz.AdobeRgb);
        using var plain = new SKBitmap(new SKImageInfo(16, 16, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var profiled = new SKBitmap(new SKImageInfo(16, 16, SKColorType.Rgba8888, SKAlphaType.Opaque, adobe));
        byte[] pixel = [200, 60, 20, 255];
        foreach (var bitmap in new[] { plain, profiled })
        {
            System.Runtime.InteropServices.Marshal.Copy([.. Enumerable.Repeat(pixel, 256).SelectMany(_ => _)], 0, bitmap.GetPixels(), 1024);
        }
        var encoded = profiled.Encode(format, 100).ToArray();
        Assert.NotEqual(plain.Encode(format, 100).ToArray(), encoded);

        var read = Read(encoded);

        Assert.All(Enumerable.Range(0, 3), channel => Assert.InRange(read.Tensor[channel, 5, 5], pixel[channel] - tolerance, pixel[channel] + tolerance));
    }

    [Fact]
    public void A_picture_cut_off_anywhere_is_refused()
    {
        var whole = PngBytes.Of16Bits(7, 9, 2, true, [.. Enumerable.Range(0, 189).Select(i => (ushort)(i * 377))], [0, 1, 2, 3, 4]);
        // All but the check sum of the pixels' chunk, and the last chunk, which is empty.
        for (var length = 0; length < whole.Length - 16; length++)
        {
            UserErrors.In(() => Read(whole[..length]), "x.png: ");
        }
    }

    [Fact]
    public void A_damaged_picture_is_refused_or_read()
    {
        var whole = PngBytes.Of16Bits(7, 9, 6, true, [.. Enumerable.Range(0, 252).Select(i => (ushort)(i * 377))], [0, 1, 2, 3, 4]);
        Gen.Int[0, whole.Length - 1].Select(Gen.Byte).Array[1, 3].Check(2000, changes =>
        {
            var damaged = whole.ToArray();
            foreach (var (at, value) in changes)
            {
                damaged[at] = value;
            }
            try
            {
                Read(damaged);
            }
            catch (ChainruleException error)
            {
                Assert.StartsWith("x.png: ", error.Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void A_damaged_pixel_does_not_pass_its_check_sum()
    {
        // Level 0 stores the pixels as they are, so that a change unpacks without a complaint.
        var whole = PngBytes.Of16Bits(40, 40, 0, false, [.. Enumerable.Range(0, 1600).Select(i => (ushort)(i * 40503))], [0]);
        var refused = Enumerable.Range(200, 100).Count(at =>
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            return Record.Exception(() => Read(damaged)) is ChainruleException;
        });
        Assert.Equal(100, refused);
    }

    [Fact]
    public void A_header_that_claims_more_than_can_follow_takes_no_memory()
    {
        var small = PngBytes.Of16Bits(1, 1, 0, false, [7], [0]);
        foreach (var (size, message) in new[] { (100_000, "is 100000 × 100000 pixels; give a picture of at most 100 megapixels"), (10_000, "ends too early") })
        {
            byte[] sizes = [.. small[16..33]];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(sizes, size);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(sizes.AsSpan(4), size);
            byte[] huge = [.. small[..8], .. PngBytes.Chunk("IHDR"u8, sizes.AsSpan(0, 13)), .. small[33..]];

            var before = GC.GetAllocatedBytesForCurrentThread();
            UserErrors.In(() => Read(huge), "x.png: ", message);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    [Fact]
    public void What_is_no_picture_gets_one_line_that_says_so()
    {
        UserErrors.In(() => Read([]), "x.png: is empty (0 bytes)");
        UserErrors.In(() => Read("Dear reader"u8.ToArray()), "x.png: is no picture that can be read");
        UserErrors.In(() => PictureFile.ReadLevels(folder.File("absent.png")), folder.File("absent.png"), "no such file");
        UserErrors.In(() => PictureFile.ReadLevels(folder.FullName), "is a folder");
    }

    [Fact]
    public void The_stream_stays_open()
    {
        var stream = new MemoryStream(PngBytes.Of16Bits(1, 1, 0, false, [7], [0]));
        PictureFile.ReadLevels(stream, "x.png");
        Assert.True(stream.CanRead);
    }

    private static NumericTensor<float> Read(byte[] bytes) => PictureFile.ReadLevels(new MemoryStream(bytes), "x.png");
}
