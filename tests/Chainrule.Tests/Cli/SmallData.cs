using System.Buffers.Binary;
using System.IO.Compression;
using Chainrule.Data;
using Chainrule.Tensors;
using Chainrule.Visuals;

namespace Chainrule.Tests.Cli;

/// <summary>A temporary folder with a tiny data set of IDX files: 4×4 pictures, the left half bright (class 0) or the right.</summary>
internal sealed class SmallData : IDisposable
{
    public const string Network = "input 1x4x4 | dense 2";

    private readonly TemporaryFolder folder = new();

    public SmallData(int examples = 64)
    {
        foreach (var set in new[] { "train", "t10k" })
        {
            Write($"{set}-images-idx3-ubyte.gz", [examples, 4, 4], index =>
            {
                var (left, leftIsBright) = (index % 4 < 2, index / 16 % 2 == 0);
                return (byte)(left == leftIsBright ? 200 + index % 50 : index % 50);
            });
            Write($"{set}-labels-idx1-ubyte.gz", [examples], index => (byte)(index % 2));
        }
    }

    public string Folder => folder.FullName;

    public string PathOf(string file) => folder.File(file);

    /// <summary>Writes an IDX file, gzipped: its header says the sizes, and each value follows from its index.</summary>
    public void Write(string file, int[] sizes, Func<int, byte> value)
    {
        using var stream = new GZipStream(File.Create(PathOf(file)), CompressionLevel.Fastest);
        stream.Write([0, 0, 8, (byte)sizes.Length]);
        var size = new byte[4];
        foreach (var count in sizes)
        {
            BinaryPrimitives.WriteInt32BigEndian(size, count);
            stream.Write(size);
        }
        stream.Write([.. Enumerable.Range(0, sizes.Aggregate(1, (product, count) => product * count)).Select(value)]);
    }

    /// <summary>Writes a picture of the same size, as PNG.</summary>
    public string WritePicture(string file, Func<int, int, bool> isBright)
    {
        var pixels = Enumerable.Range(0, 16).Select(index => isBright(index / 4, index % 4) ? (byte)220 : (byte)20);
        PictureFile.WritePng(PathOf(file), new Picture(new Shape(1, 4, 4), [.. pixels]));
        return PathOf(file);
    }

    public void Dispose() => folder.Dispose();
}
