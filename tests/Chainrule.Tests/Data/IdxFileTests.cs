using System.Security.Cryptography;
using Chainrule.Data;
using CsCheck;

namespace Chainrule.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static readonly Gen<byte[]> Content =
        from sizes in Gen.Int[1, 9].Array[1, 4]
        from values in Gen.Byte.Array[sizes.Aggregate((a, b) => a * b)]
        select IdxBytes.Of(sizes, values);

    [Fact]
    public void What_was_written_is_read_gzipped_or_plain() =>
        Gen.Select(Content, Gen.Bool).Check(200, (content, gzip) =>
        {
            var file = IdxFile.Read(folder.Write(gzip ? IdxBytes.Gzipped(content) : content, "x"));
            Assert.Equal(content, IdxBytes.Of([.. file.Sizes], file.Values));
            Assert.Equal(Convert.ToHexStringLower(CryptographicOperations.HashData(HashAlgorithmName.MD5, content)), file.Md5);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_truncation_is_refused(bool gzip)
    {
        var content = IdxBytes.Of([5, 4, 3], [.. Enumerable.Range(0, 60).Select(i => (byte)(i * i))]);
        var whole = gzip ? IdxBytes.Gzipped(content) : content;
        IdxFile.Read(folder.Write(whole, "whole"));
        for (var length = 0; length < whole.Length; length++)
        {
            var path = folder.Write(whole[..length], "cut");
            UserErrors.In(() => IdxFile.Read(path), path);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Anything_after_the_end_is_refused(bool gzip)
    {
        var content = IdxBytes.Of([2, 3], new byte[6]);
        var path = folder.Write([.. gzip ? IdxBytes.Gzipped(content) : content, 1, 2, 3, 4, 5], "long");
        UserErrors.In(() => IdxFile.Read(path), path);
        path = folder.Write(IdxBytes.Gzipped([.. content, 7]), "long inside");
        UserErrors.In(() => IdxFile.Read(path), path, "more bytes");
    }

    [Fact]
    public void A_damaged_header_never_takes_more_memory_than_the_file_could_fill() =>
        Gen.Select(Content, Gen.Select(Gen.Int[0, 19], Gen.Byte).Array[1, 4], Gen.Bool).Check(1000, (content, flips, gzip) =>
        {
            foreach (var (at, value) in flips)
            {
                content[at % content.Length] ^= value;
            }
            var bytes = gzip ? IdxBytes.Gzipped(content) : content;
            var path = folder.Write(bytes, "flipped");
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Assert.Equal(content, IdxBytes.Of([.. IdxFile.Read(path).Sizes], content.AsSpan(4 + 4 * content[3])));
            }
            catch (ChainruleException e)
            {
                Assert.Contains(path, e.Message, StringComparison.Ordinal);
            }
            var most = (gzip ? 1032 : 1) * bytes.Length + (1 << 18);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
        });

    [Fact]
    public void A_damaged_gzip_file_is_refused_or_says_the_same()
    {
        var content = IdxBytes.Of([7, 6], [.. Enumerable.Range(0, 42).Select(i => (byte)(i * 11))]);
        var whole = IdxBytes.Gzipped(content);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x55;
            var path = folder.Write(damaged, "damaged");
            try
            {
                Assert.Equal(content[12..], IdxFile.Read(path).Values);
                Assert.InRange(at, 2, 9);
            }
            catch (ChainruleException e)
            {
                Assert.Contains(path, e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_lie_about_two_gigabytes_is_found_out_first()
    {
        var path = folder.Write(IdxBytes.Of([46000, 46000], new byte[100]), "lie");
        var before = GC.GetAllocatedBytesForCurrentThread();
        UserErrors.In(() => IdxFile.Read(path), path, "46000x46000");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 18);
    }

    [Theory]
    [InlineData("", "not an IDX file")]
    [InlineData("50 4B 03 04 00", "not an IDX file")]
    [InlineData("00 00 0D 01 00 00 00 01 00 00 00 00", "floating-point")]
    [InlineData("00 00 08 00", "0 axes")]
    [InlineData("00 00 08 FF 00 00 00 01", "255 axes")]
    [InlineData("00 00 08 02 00 00 00 01 00 00", "within its header")]
    [InlineData("00 00 08 01 00 00 00 00", "size 0")]
    [InlineData("00 00 08 01 FF FF FF FF", "size 4294967295")]
    [InlineData("00 00 08 02 7F FF FF FF 7F FF FF FF", "2 GB")]
    [InlineData("00 00 08 01 00 00 00 03 01 02", "at most 2 are there")]
    public void What_is_wrong_is_said(string hex, string expected)
    {
        var path = folder.Write(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), "wrong");
        UserErrors.In(() => IdxFile.Read(path), path, expected);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_named()
    {
        UserErrors.In(() => IdxFile.Read(folder["absent"]), folder["absent"], "no such file");
        UserErrors.In(() => IdxFile.Read(folder.FullName), folder.FullName, "cannot be read");
    }
}
