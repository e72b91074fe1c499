using Chainrule.Data;
using Chainrule.Tests.Data;
using Chainrule.Visuals;
using SkiaSharp;

namespace Chainrule.Tests.Visuals;

public sealed class InputFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<string, byte[], string> Inputs
    {
        get
        {
            using var bitmap = new SKBitmap(3, 2);
            bitmap.Erase(SKColors.Gray);
            return new()
            {
                { "a.png", bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray(), "picture" },
                { "a.jpg", bitmap.Encode(SKEncodedImageFormat.Jpeg, 100).ToArray(), "picture" },
                { "a.webp", bitmap.Encode(SKEncodedImageFormat.Webp, 100).ToArray(), "picture" },
                { "a.bmp", Convert.FromBase64String("Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAATCwAAEwsAAAAAAAAAAAAAMmT6AA=="), "picture" },
                { "a.gif", Convert.FromBase64String("R0lGODlhAQABAIAAAPpkMv///ywAAAAAAQABAAACAkQBADs="), "picture" },
                { "a.npy", NpySample.All.First(sample => sample.Name == "<f4").Bytes, "floats" },
                { "a.npy", NpySample.All.First(sample => sample.Name == "<f8").Bytes, "doubles" },
                { "a.csv", "1,2\n3,4\n"u8.ToArray(), "doubles" },
                { "a.txt", "1 2\n3 4\n"u8.ToArray(), "doubles" },
                { "a.txt", "7"u8.ToArray(), "doubles" },
            };
        }
    }

    /// <summary>Under its own name, another, or none; as a file or as a stream that cannot be sought.</summary>
    [Theory]
    [MemberData(nameof(Inputs))]
    public void What_something_is_shows_in_its_bytes(string name, byte[] bytes, string kind)
    {
        using var pipe = new Pipe(bytes);
        NumericTensor[] reads =
        [
            InputFile.Read(folder.Write(bytes, name)), InputFile.Read(folder.Write(bytes, "noname")), InputFile.Read(folder.Write(bytes, "b.dat")),
            InputFile.Read(pipe, "standard input"),
        ];
        Assert.All(reads, read => Assert.Equal(
            kind,
            read switch { { TopLevel: 255 } => "picture", NumericTensor<float> => "floats", NumericTensor<double> => "doubles", _ => "" }));
    }

    [Theory]
    [InlineData("a.png", "a.png: is empty (0 bytes); give a PNG")]
    [InlineData("a.JPG", "a.JPG: is empty (0 bytes); give a PNG")]
    [InlineData("a.npy", "a.npy: is no .npy file")]
    [InlineData("a.csv", "a.csv: holds no numbers")]
    [InlineData("a", "a: holds no numbers")]
    public void Where_the_bytes_say_nothing_the_name_does(string name, string message) =>
        UserErrors.In(() => InputFile.Read(folder.Write([], name)), message);

    [Fact]
    public void What_cannot_be_read_is_named()
    {
        UserErrors.In(() => InputFile.Read(folder.File("absent.png")), folder.File("absent.png"), "no such file");
        UserErrors.In(() => InputFile.Read(folder.FullName), "is a folder; give a file in it");
        UserErrors.In(() => InputFile.Read(""), "cannot be the name of a file");
        UserErrors.In(() => InputFile.Read(new Pipe([.. "Dear reader"u8]), "standard input"), "standard input, row 1, column 1: 'Dear'");
    }

    private sealed class Pipe(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    }

    [Fact]
    public void A_picture_larger_than_is_allowed_is_refused()
    {
        using var bitmap = new SKBitmap(2000, 1001);
        using var file = new MemoryStream(bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray());
        var refusal = Assert.Throws<ChainruleException>(() => InputFile.ReadSeekable(file, "a.png", mostPixels: 2_000_000));
        Assert.Equal("a.png: is 2000 × 1001 pixels; give a picture of at most 2 megapixels", refusal.Message);
    }
}
