using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Tests.Kernels;

/// <summary>Examples laid out in lanes in guarded memory, with a copy of each in double to compare with.</summary>
internal sealed unsafe class LaneBuffer<TLane, T> : IDisposable
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    private readonly GuardedMemory<TLane> memory;

    public LaneBuffer(int cells, bool guardEnd)
    {
        memory = new GuardedMemory<TLane>(cells, guardEnd);
        Cells = cells;
        // What a kernel fails to write shows up as NaN.
        new Span<T>(memory.Pointer, cells * TLane.Count).Fill(TLane.Scalar(double.NaN));
    }

    public int Cells { get; }

    public TLane* Pointer => memory.Pointer;

    public T* Scalars => (T*)memory.Pointer;

    /// <summary>Fills every example with its own random numbers, rounded to the lane's precision.</summary>
    public LaneBuffer<TLane, T> Randomize(ref RandomSource random)
    {
        for (var i = 0; i < Cells * TLane.Count; i++)
        {
            Scalars[i] = TLane.Scalar(random.NextDouble(-1, 1));
        }
        return this;
    }

    /// <summary>One example's values.</summary>
    public double[] Example(int e, int first = 0, int? count = null)
    {
        var values = new double[count ?? Cells];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = TLane.Double(Scalars[(first + i) * TLane.Count + e]);
        }
        return values;
    }

    public void Dispose() => memory.Dispose();
}

/// <summary>Numbers in guarded memory.</summary>
internal static unsafe class Scalars
{
    public static GuardedMemory<T> Random<TLane, T>(int count, bool guardEnd, ref RandomSource random)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var memory = new GuardedMemory<T>(count, guardEnd);
        for (var i = 0; i < count; i++)
        {
            memory.Pointer[i] = TLane.Scalar(random.NextDouble(-1, 1));
        }
        return memory;
    }

    public static double[] Doubles<TLane, T>(GuardedMemory<T> memory)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var values = new double[memory.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = TLane.Double(memory.Pointer[i]);
        }
        return values;
    }
}
