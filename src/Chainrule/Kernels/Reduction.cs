namespace Chainrule.Kernels;

/// <summary>Sums in a fixed order, so that the same numbers always give the same bits.</summary>
internal static unsafe class Reduction
{
    /// <summary>The sum of all examples of all lanes.</summary>
    public static T Sum<TLane, T>(TLane* values, int count)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        TLane sum = default;
        for (var i = 0; i < count; i++)
        {
            sum += values[i];
        }
        return TLane.Sum(sum);
    }

    /// <summary><c>total[i] = Σ_p parts[p·stride + i]</c>, p rising; the count is one of whole lanes.</summary>
    public static void SumParts<TLane, T>(T* parts, nint stride, int partCount, T* total, int count)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        for (var i = 0; i < count; i += TLane.Count)
        {
            var sum = *(TLane*)(parts + i);
            for (var part = 1; part < partCount; part++)
            {
                sum += *(TLane*)(parts + (part * stride + i));
            }
            *(TLane*)(total + i) = sum;
        }
    }

    /// <summary>Whether every number is finite.</summary>
    public static bool IsFinite<TLane, T>(T* values, int count)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        // x − x is 0 for a finite x, and NaN for NaN and for the infinities; a NaN stays in the sum.
        TLane sum = default;
        var i = 0;
        for (; i <= count - TLane.Count; i += TLane.Count)
        {
            var value = *(TLane*)(values + i);
            sum += value - value;
        }
        var total = TLane.Double(TLane.Sum(sum));
        for (; i < count; i++)
        {
            var value = TLane.Double(values[i]);
            total += value - value;
        }
        return total == 0;
    }
}
