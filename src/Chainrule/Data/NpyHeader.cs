using System.Buffers.Binary;
using System.Text;
using Chainrule.Tensors;

namespace Chainrule.Data;

/// <summary>
/// What a .npy file says about its array (format: numpy.lib.format, NEP 1): eight bytes of magic and version, the length of
/// what follows in two bytes (version 1) or four (2 and 3), and a Python dictionary of three entries.
/// </summary>
/// <param name="Type">The kind and size of a value, without its byte order: <c>f4</c>, <c>u1</c>…</param>
/// <param name="IsBigEndian">Whether a value's most significant byte comes first.</param>
/// <param name="IsFortranOrder">Whether the first axis runs fastest, not the last.</param>
/// <param name="Shape">The sizes of one to three axes, as the file has them.</param>
internal sealed record NpyHeader(string Type, bool IsBigEndian, bool IsFortranOrder, Shape Shape)
{
    /// <summary>How large numpy makes the header's end, counted from the file's start, a multiple of.</summary>
    private const int Alignment = 64;

    private const int Longest = 1 << 16;

    /// <summary>The bytes that every .npy file begins with.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Writes a header of version 1.0 for values in C order and this machine's byte order.</summary>
    public static void Write(Stream stream, string type, ReadOnlySpan<int> sizes)
    {
        var order = BitConverter.IsLittleEndian ? '<' : '>';
        var shape = sizes.Length == 1 ? $"{sizes[0]}," : string.Join(", ", sizes.ToArray());
        var text = $"{{'descr': '{order}{type}', 'fortran_order': False, 'shape': ({shape}), }}";
        const int Preamble = 10;
        var length = (Preamble + text.Length + Alignment) / Alignment * Alignment - Preamble;
        stream.Write([.. Magic, 1, 0, (byte)length, (byte)(length >> 8)]);
        stream.Write(Encoding.ASCII.GetBytes(text.PadRight(length - 1) + '\n'));
    }

    /// <summary>Reads a header, and leaves the stream at the first value.</summary>
    /// <exception cref="ChainruleException">No header of an array of 1 to 3 axes.</exception>
    public static NpyHeader Read(Stream stream, string name)
    {
        Span<byte> start = stackalloc byte[12];
        var magic = start[..8];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.StartsWith(Magic))
        {
            throw new ChainruleException($"{name}: is no .npy file (it would begin with \\x93NUMPY); write one with numpy.save");
        }
        var (major, minor) = (magic[6], magic[7]);
        if (major is < 1 or > 3 || minor != 0)
        {
            throw new ChainruleException($"{name}: is a .npy file of version {major}.{minor}, and 1.0, 2.0 and 3.0 can be read; save it again");
        }
        var length = start.Slice(8, major == 1 ? 2 : 4);
        if (stream.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
        {
            throw new ChainruleException($"{name}: ends within its header; get the file again");
        }
        long size = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        var left = stream.Length - stream.Position;
        if (size > Math.Min(left, Longest))
        {
            throw new ChainruleException($"{name}: announces a header of {size} bytes, and {left} follow; get the file again");
        }
        var text = new byte[size];
        stream.ReadExactly(text);
        return new NpyHeaderText(Encoding.Latin1.GetString(text), name).Read();
    }
}
