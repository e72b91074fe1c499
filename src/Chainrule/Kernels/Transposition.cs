namespace Chainrule.Kernels;

/// <summary>Turning examples, one after the other, into a group of lanes and back.</summary>
internal static unsafe class Transposition
{
    /// <summary>
    /// <c>target[cell] lane e = source[e·sourceStride + cell]</c>: examples in order become one group.
    /// </summary>
    public static void ToLanes<TLane, T>(T* source, nint sourceStride, TLane* target, int cells)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var whole = cells / TLane.Count * TLane.Count;
        for (var cell = 0; cell < whole; cell += TLane.Count)
        {
            TLane.Transpose(source + cell, sourceStride, (T*)(target + cell), TLane.Count);
        }
        Block(source + whole, sourceStride, (T*)(target + whole), TLane.Count, cells - whole, TLane.Count);
    }

    /// <summary><c>target[e·targetStride + cell] = source[cell] lane e</c>: one group becomes examples in order.</summary>
    public static void ToExamples<TLane, T>(TLane* source, int cells, T* target, nint targetStride)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var whole = cells / TLane.Count * TLane.Count;
        for (var cell = 0; cell < whole; cell += TLane.Count)
        {
            TLane.Transpose((T*)(source + cell), TLane.Count, target + cell, targetStride);
        }
        Block((T*)(source + whole), TLane.Count, target + whole, targetStride, TLane.Count, cells - whole);
    }

    /// <summary>The naive loop, for a block of any size: <c>target[row][column] = source[column][row]</c>.</summary>
    public static void Block<T>(T* source, nint sourceStride, T* target, nint targetStride, int rows, int columns)
        where T : unmanaged
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                target[row * targetStride + column] = source[column * sourceStride + row];
            }
        }
    }
}
