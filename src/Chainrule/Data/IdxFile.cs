using System.Buffers.Binary;

namespace Chainrule.Data;

/// <summary>
/// An IDX file of unsigned bytes, the format that MNIST came in: two zero bytes, the element type (8 for unsigned
/// bytes), the number of axes, each axis's size as a big-endian 32-bit number, then the values in row-major order
/// (Y. LeCun's page on MNIST).
/// </summary>
public sealed class IdxFile
{
    /// <summary>Pictures × channels × rows × columns: no data set needs more axes.</summary>
    private const int MostAxes = 4;

    private IdxFile(string path, int[] sizes, byte[] values, string md5) =>
        (Path, Sizes, Values, Md5) = (path, sizes, values, md5);

    /// <summary>Where it was read from.</summary>
    public string Path { get; }

    /// <summary>The size along each axis, outermost first; 1 to 4 of them, each at least 1.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The values in row-major order.</summary>
    public byte[] Values { get; }

    /// <summary>The MD5 sum of the whole file, unpacked, in lower-case hexadecimal digits.</summary>
    public string Md5 { get; }

    /// <summary>Reads a file, gzipped or plain.</summary>
    /// <exception cref="ChainruleException">A file that cannot be read, or is not what its header says.</exception>
    public static IdxFile Read(string path) => Reading.File(path, file =>
    {
        using var unpacked = new UnpackedFile(path, file);
        var sizes = ReadSizes(path, unpacked);
        var count = CountOf(path, sizes, unpacked.Most - unpacked.Count);
        var values = GC.AllocateUninitializedArray<byte>(count);
        var read = unpacked.Read(values);
        if (read < count)
        {
            throw TooShort(path, sizes, read);
        }
        unpacked.End();
        return new IdxFile(path, sizes, values, unpacked.Md5());
    });

    private static int[] ReadSizes(string path, UnpackedFile unpacked)
    {
        Span<byte> bytes = stackalloc byte[4 * MostAxes];
        var magic = bytes[..4];
        if (unpacked.Read(magic) < magic.Length || magic[0] != 0 || magic[1] != 0)
        {
            throw new ChainruleException($"{path}: not an IDX file (it would begin with two zero bytes); give one, gzipped or plain");
        }
        var (type, axes) = (magic[2], magic[3]);
        if (type != 8)
        {
            throw new ChainruleException($"{path}: holds {TypeName(type)}, and only unsigned bytes (type 8) can be read; convert it");
        }
        if (axes is < 1 or > MostAxes)
        {
            throw new ChainruleException($"{path}: says it has {axes} axes, and pictures have 3, labels 1; get the file again");
        }
        var header = bytes[..(4 * axes)];
        if (unpacked.Read(header) < header.Length)
        {
            throw new ChainruleException($"{path}: ends within its header; get the file again");
        }
        var sizes = new int[axes];
        for (var axis = 0; axis < axes; axis++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 * axis)..]);
            sizes[axis] = size is > 0 and <= int.MaxValue
                ? (int)size
                : throw new ChainruleException($"{path}: says that axis {axis + 1} has size {size}; get the file again");
        }
        return sizes;
    }

    /// <summary>The number of values, checked against what the file can hold before any memory is taken.</summary>
    private static int CountOf(string path, int[] sizes, long most)
    {
        long count = 1;
        foreach (var size in sizes)
        {
            // Below 2³¹ before each product, so no product overflows.
            count *= size;
            if (count > Array.MaxLength)
            {
                throw new ChainruleException($"{path}: says it holds {string.Join('x', sizes)} bytes, more than 2 GB; split it");
            }
        }
        return count <= most ? (int)count : throw TooShort(path, sizes, most);
    }

    private static ChainruleException TooShort(string path, int[] sizes, long found) => new(
        $"{path}: its header says {string.Join('x', sizes)} bytes, and at most {Math.Max(found, 0)} are there; get the file again");

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed bytes",
        0x0B => "16-bit numbers",
        0x0C => "32-bit numbers",
        0x0D => "32-bit floating-point numbers",
        0x0E => "64-bit floating-point numbers",
        _ => $"values of the unknown type {type}",
    };
}
