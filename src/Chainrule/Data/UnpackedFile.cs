using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Chainrule.Data;

/// <summary>
/// A file's bytes from first to last, gzipped or plain (told by its first two bytes, not by its name), and the MD5 sum
/// of what has been read of them, made on the way.
/// </summary>
internal sealed class UnpackedFile : IDisposable
{
    /// <summary>No deflate stream holds more than so many bytes in one: 258 in two bits (zlib's technical notes).</summary>
    private const int LargestRatio = 1032;

    /// <summary>Small enough that the bytes are still in the cache when they are summed.</summary>
    private const int Chunk = 1 << 17;

    private readonly string path;
    private readonly FileStream file;
    private readonly Stream stream;
    private readonly bool gzipped;
    private readonly IncrementalHash sum = IncrementalHash.CreateHash(HashAlgorithmName.MD5);

    public UnpackedFile(string path, FileStream file)
    {
        this.path = path;
        this.file = file;
        Span<byte> magic = stackalloc byte[2];
        gzipped = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        file.Position = 0;
        stream = gzipped ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
    }

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>The most bytes that the file can hold.</summary>
    public long Most => gzipped ? file.Length * LargestRatio : file.Length;

    /// <summary>Reads until the target is full or the file ends, and says how many bytes came.</summary>
    public int Read(Span<byte> target)
    {
        var filled = 0;
        try
        {
            while (filled < target.Length)
            {
                var read = stream.Read(target[filled..Math.Min(filled + Chunk, target.Length)]);
                if (read == 0)
                {
                    break;
                }
                sum.AppendData(target.Slice(filled, read));
                filled += read;
            }
        }
        catch (InvalidDataException e)
        {
            throw new ChainruleException($"{path}: its gzip data are damaged after byte {Count + filled}; get the file again", e);
        }
        Count += filled;
        return filled;
    }

    /// <summary>Fails unless the file ends where it has been read to.</summary>
    public void End()
    {
        if (Read(stackalloc byte[1]) != 0)
        {
            throw new ChainruleException($"{path}: more bytes follow where it should end, after {Count - 1}; get the file again");
        }
        if (gzipped && Length() != (uint)Count)
        {
            throw new ChainruleException($"{path}: its gzip data are cut short, or something follows them; get the file again");
        }
    }

    /// <summary>The MD5 sum of all bytes read so far, in lower-case hexadecimal digits.</summary>
    public string Md5() => Convert.ToHexStringLower(sum.GetCurrentHash());

    /// <summary>
    /// What the file's last four bytes say: the unpacked length modulo 2³² (RFC 1952). The decoder does not notice when
    /// just these are missing, nor what follows them.
    /// </summary>
    private uint Length()
    {
        Span<byte> last = stackalloc byte[4];
        file.Position = Math.Max(file.Length - last.Length, 0);
        return file.ReadAtLeast(last, last.Length, throwOnEndOfStream: false) == last.Length
            ? BinaryPrimitives.ReadUInt32LittleEndian(last)
            : 0;
    }

    public void Dispose()
    {
        stream.Dispose();
        sum.Dispose();
    }
}
