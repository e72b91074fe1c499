using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Chainrule.Tensors;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace Chainrule.Data;

/// <summary>Reads the values that follow the header of a .npy file.</summary>
internal static class NpyValues
{
    private const int ChunkValues = 1 << 13;

    /// <summary>Reads what is left of a stream.</summary>
    /// <typeparam name="TRaw">What a value is in the file.</typeparam>
    /// <typeparam name="T">What a value becomes.</typeparam>
    /// <param name="stream">A stream that knows its length, at the first value.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="header">The file's header.</param>
    /// <param name="exact">The values that may come, where not every one of the file's type may.</param>
    public static unsafe NumericTensor<T> Read<TRaw, T>(Stream stream, string name, NpyHeader header, (TRaw Least, TRaw Most)? exact = null)
        where TRaw : unmanaged, INumber<TRaw>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var count = header.Shape.Count;
        var left = stream.Length - stream.Position;
        if (left != (long)count * sizeof(TRaw))
        {
            throw new ChainruleException(
                $"{name}: its header says {header.Shape} values of {Bytes(sizeof(TRaw))}, and {Bytes(left)} follow; get the file again");
        }
        var sizes = header.Shape.Sizes;
        var tensor = new Tensor<T>(new Shape([.. Enumerable.Repeat(1, 3 - sizes.Length), .. sizes]));
        var stored = header.IsFortranOrder ? new T[count] : tensor.Values;
        var chunk = new TRaw[Math.Min(count, ChunkValues)];
        for (var done = 0; done < count;)
        {
            var raw = chunk.AsSpan(0, Math.Min(chunk.Length, count - done));
            stream.ReadExactly(MemoryMarshal.AsBytes(raw));
            if (header.IsBigEndian == BitConverter.IsLittleEndian)
            {
                Reverse(raw);
            }
            if (exact is var (least, most) && raw.IndexOfAnyExceptInRange(least, most) is >= 0 and var outside)
            {
                throw new ChainruleException(
                    $"{name}: holds {raw[outside]} at {Index(header, done + outside)}, and such values are exact from {least} to {most} alone; "
                    + "scale them down, or save them as float64");
            }
            TensorPrimitives.ConvertTruncating(raw, stored.Slice(done, raw.Length));
            done += raw.Length;
        }
        var other = Finite.IndexOfOther<T>(stored);
        if (other >= 0)
        {
            throw new ChainruleException(
                $"{name}: holds {stored[other]} at {Index(header, other)}, and only finite numbers can be used; replace it");
        }
        if (header.IsFortranOrder)
        {
            Transpose(stored, tensor);
        }
        return new NumericTensor<T>(tensor);
    }

    /// <summary>Turns the order of bytes in each value.</summary>
    private static unsafe void Reverse<TRaw>(Span<TRaw> values) where TRaw : unmanaged
    {
        switch (sizeof(TRaw))
        {
            case 2:
                var pairs = MemoryMarshal.Cast<TRaw, ushort>(values);
                BinaryPrimitives.ReverseEndianness(pairs, pairs);
                break;
            case 4:
                var quads = MemoryMarshal.Cast<TRaw, uint>(values);
                BinaryPrimitives.ReverseEndianness(quads, quads);
                break;
            case 8:
                var octets = MemoryMarshal.Cast<TRaw, ulong>(values);
                BinaryPrimitives.ReverseEndianness(octets, octets);
                break;
        }
    }

    /// <summary>Values whose first axis runs fastest, to where the last one does.</summary>
    private static void Transpose<T>(ReadOnlySpan<T> stored, Tensor<T> tensor) where T : unmanaged
    {
        var (channels, rows, columns) = (tensor.Shape.Channels, tensor.Shape.Rows, tensor.Shape.Columns);
        var values = tensor.Values;
        var i = 0;
        for (var channel = 0; channel < channels; channel++)
        {
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    values[i++] = stored[channel + channels * (row + rows * column)];
                }
            }
        }
    }

    /// <summary>The index of a value of the file as numpy writes it, from 0: <c>[2, 0]</c>.</summary>
    private static string Index(NpyHeader header, int position)
    {
        var sizes = header.Shape.Sizes;
        var index = new int[sizes.Length];
        for (var i = 0; i < index.Length; i++)
        {
            var axis = header.IsFortranOrder ? i : index.Length - 1 - i;
            (position, index[axis]) = Math.DivRem(position, sizes[axis]);
        }
        return $"[{string.Join(", ", index)}]";
    }

    private static string Bytes(long count) => count == 1 ? "1 byte" : $"{count} bytes";
}
