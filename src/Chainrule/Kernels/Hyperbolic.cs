using System.Runtime.CompilerServices;

namespace Chainrule.Kernels;

/// <summary>The hyperbolic tangent for lanes of floats.</summary>
internal static class Hyperbolic
{
    /// <summary>
    /// tanh a = (1 − e^−2|a|) / (1 + e^−2|a|) with a's sign; near 0, where that difference cancels, Lambert's continued
    /// fraction a/(1 + a²/(3 + a²/(5 + a²/7…))) cut off after 13, right to the last bit of a float.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Tanh<TLane, T>(TLane a)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var one = TLane.Constant(1);
        var square = a * a;
        var above = TLane.MulAdd(square, TLane.MulAdd(square, square + TLane.Constant(378), TLane.Constant(17325)), TLane.Constant(135135));
        var below = TLane.MulAdd(
            square, TLane.MulAdd(square, TLane.MulAdd(square, TLane.Constant(28), TLane.Constant(3150)), TLane.Constant(62370)),
            TLane.Constant(135135));
        var near = a * above / below;

        var decay = TLane.Exp(TLane.Constant(-2) * TLane.Abs(a));
        var size = (one - decay) / (one + decay);
        var far = TLane.WhereGreater(a, default, size, -size);
        return TLane.WhereGreater(TLane.Abs(a), TLane.Constant(0.6), far, near);
    }
}
