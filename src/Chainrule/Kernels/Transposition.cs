namespace Chainrule.Kernels;

/// <summary>Turning examples, one after the other, into a group of lanes and back: squares of as many cells as a lane has examples.</summary>
internal static unsafe class Transposition
{
    /// <summary>
    /// <c>target[cell] lane e = source[e·sourceStride + cell]</c>: examples in order become one group.
    /// </summary>
    public static void ToLanes<TLane, T>(T* source, nint sourceStride, TLane* target, int cells)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var cell = 0;
        for (; cell + TLane.Count <= cells; cell += TLane.Count)
        {
            TLane.Transpose(source + cell, sourceStride, (T*)(target + cell), TLane.Count);
        }
        for (; cell < cells; cell++)
        {
            for (var e = 0; e < TLane.Count; e++)
            {
                ((T*)(target + cell))[e] = source[e * sourceStride + cell];
            }
        }
    }

    /// <summary><c>target[e·targetStride + cell] = source[cell] lane e</c>: one group becomes examples in order.</summary>
    public static void ToExamples<TLane, T>(TLane* source, int cells, T* target, nint targetStride)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var cell = 0;
        for (; cell + TLane.Count <= cells; cell += TLane.Count)
        {
            TLane.Transpose((T*)(source + cell), TLane.Count, target + cell, targetStride);
        }
        for (; cell < cells; cell++)
        {
            for (var e = 0; e < TLane.Count; e++)
            {
                target[e * targetStride + cell] = ((T*)(source + cell))[e];
            }
        }
    }

    /// <summary>The naive turn of a square, where a lane has no better one: <c>target[j·targetRow + i] = source[i·sourceRow + j]</c>.</summary>
    public static void Square<T>(T* source, nint sourceRow, T* target, nint targetRow, int count)
        where T : unmanaged
    {
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                target[j * targetRow + i] = source[i * sourceRow + j];
            }
        }
    }
}
