using System.Runtime.CompilerServices;

namespace Chainrule.Kernels;

/// <summary>The limit that no kernel can pass on x64: multiply-adds whose numbers are all in registers.</summary>
internal static class MultiplyAddPeak
{
    /// <summary>
    /// Multiplications with an addition that wait only for themselves. A processor begins two in a cycle and needs four
    /// cycles for one, so eight would do; they fit in 16 registers with what they are made of.
    /// </summary>
    public const int Chains = 12;

    /// <summary><c>x ← x·factor + addend</c>, so many times in each of the chains.</summary>
    /// <returns>The sum of the chains, so that none can be left out.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TLane Run<TLane, T>(TLane factor, TLane addend, int rounds)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        TLane x0 = addend, x1 = addend, x2 = addend, x3 = addend, x4 = addend, x5 = addend;
        TLane x6 = addend, x7 = addend, x8 = addend, x9 = addend, x10 = addend, x11 = addend;
        for (var round = 0; round < rounds; round++)
        {
            x0 = TLane.MulAdd(x0, factor, addend);
            x1 = TLane.MulAdd(x1, factor, addend);
            x2 = TLane.MulAdd(x2, factor, addend);
            x3 = TLane.MulAdd(x3, factor, addend);
            x4 = TLane.MulAdd(x4, factor, addend);
            x5 = TLane.MulAdd(x5, factor, addend);
            x6 = TLane.MulAdd(x6, factor, addend);
            x7 = TLane.MulAdd(x7, factor, addend);
            x8 = TLane.MulAdd(x8, factor, addend);
            x9 = TLane.MulAdd(x9, factor, addend);
            x10 = TLane.MulAdd(x10, factor, addend);
            x11 = TLane.MulAdd(x11, factor, addend);
        }
        return x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 + x10 + x11;
    }
}
