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
        var scalars = (T*)target;
        for (var cell = 0; cell < cells; cell++)
        {
            for (var e = 0; e < TLane.Count; e++)
            {
                *scalars++ = source[e * sourceStride + cell];
            }
        }
    }

    /// <summary><c>target[e·targetStride + cell] = source[cell] lane e</c>: one group becomes examples in order.</summary>
    public static void ToExamples<TLane, T>(TLane* source, int cells, T* target, nint targetStride)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var scalars = (T*)source;
        for (var cell = 0; cell < cells; cell++)
        {
            for (var e = 0; e < TLane.Count; e++)
            {
                target[e * targetStride + cell] = *scalars++;
            }
        }
    }
}
