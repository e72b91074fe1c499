using System.Numerics;
using System.Runtime.InteropServices;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Data;

/// <summary>
/// Reads and writes numpy's .npy files. Two axes are rows × columns, one is a row, and three are channels × rows × columns:
/// a picture that lies rows × columns × channels, as most of Python has them, needs
/// <c>numpy.moveaxis(array, -1, 0)</c> before it is saved, and is refused where its shape gives it away.
/// </summary>
public static class NpyFile
{
    /// <summary>Up to here a double holds every integer: 2⁵³.</summary>
    private const long MostExact = 1L << 53;

    /// <summary>
    /// Reads bool, integers of 8 to 64 bits and float16, float32 and float64, in either byte order and in C or Fortran
    /// order: float32 as floats, all others as doubles.
    /// </summary>
    /// <param name="stream">A stream that knows its length, at the file's first byte; the file ends where it does.</param>
    /// <param name="name">What messages call the file: its path.</param>
    /// <exception cref="ChainruleException">
    /// No .npy file, or a damaged one; values of another type; other than 1 to 3 axes; no values, or more than
    /// <see cref="MatrixFile.MostCells"/>; one that is not finite, or an integer beyond ±2⁵³.
    /// </exception>
    public static NumericTensor Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = NpyHeader.Read(stream, name);
        return header.Type switch
        {
            "b1" => NpyValues.Read<byte, double>(stream, name, header, (0, 1)),
            "u1" => NpyValues.Read<byte, double>(stream, name, header),
            "i1" => NpyValues.Read<sbyte, double>(stream, name, header),
            "u2" => NpyValues.Read<ushort, double>(stream, name, header),
            "i2" => NpyValues.Read<short, double>(stream, name, header),
            "u4" => NpyValues.Read<uint, double>(stream, name, header),
            "i4" => NpyValues.Read<int, double>(stream, name, header),
            "u8" => NpyValues.Read<ulong, double>(stream, name, header, (0, MostExact)),
            "i8" => NpyValues.Read<long, double>(stream, name, header, (-MostExact, MostExact)),
            "f2" => NpyValues.Read<Half, double>(stream, name, header),
            "f4" => NpyValues.Read<float, float>(stream, name, header),
            "f8" => NpyValues.Read<double, double>(stream, name, header),
            _ => throw new ChainruleException(
                $"{name}: holds values of type {Words.Quote(header.Type)}; save real numbers: numpy.save(path, array.astype('float64'))"),
        };
    }

    /// <summary>Writes float32 or float64 values in C order; one channel as rows × columns alone.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="stream">Where to.</param>
    /// <param name="tensor">Channels × rows × columns.</param>
    public static unsafe void Write<T>(Stream stream, Tensor<T> tensor) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensor);
        var sizes = tensor.Shape.Sizes;
        NpyHeader.Write(stream, $"f{sizeof(T)}", sizes is [1, _, _] ? sizes[1..] : sizes);
        stream.Write(MemoryMarshal.AsBytes(tensor.Values));
    }
}
