using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Chainrule.Kernels;

/// <summary>Eight examples in a 256-bit register (AVX2).</summary>
internal readonly unsafe struct Lane8(Vector256<float> value) : ILane<Lane8, float>
{
    private readonly Vector256<float> value = value;

    public static int Count => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Broadcast(float value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Load(float* values) => new(Vector256.Load(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane8 lane, float* values) => lane.value.Store(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Stream(Lane8 lane, float* values) => lane.value.StoreAlignedNonTemporal(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Constant(double value) => new(Vector256.Create((float)value));

    public static float Scalar(double value) => (float)value;

    public static double Double(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 MulAdd(Lane8 a, Lane8 b, Lane8 c) => new(Vector256.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator +(Lane8 a, Lane8 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a, Lane8 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator *(Lane8 a, Lane8 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator /(Lane8 a, Lane8 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 operator -(Lane8 a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Abs(Lane8 a) => new(Vector256.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Max(Lane8 a, Lane8 b) => new(Vector256.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Sqrt(Lane8 a) => new(Vector256.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Exp(Lane8 a) => new(Vector256.Exp(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 Log(Lane8 a) => new(Vector256.Log(a.value));

    public static Lane8 Tanh(Lane8 a) => Hyperbolic.Tanh<Lane8, float>(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 WhereGreater(Lane8 a, Lane8 b, Lane8 yes, Lane8 no) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(a.value, b.value), yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane8 WhereEqual(Lane8 a, Lane8 b, Lane8 yes, Lane8 no) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a.value, b.value), yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(float* source, nint sourceRow, float* target, nint targetRow)
    {
        if (!Avx.IsSupported)
        {
            Transposition.Square(source, sourceRow, target, targetRow, Count);
            return;
        }
        // Rows i and i + 4 share a register, i's half of four columns below; so each half is a square of four by itself.
        Half(source, sourceRow, target, targetRow);
        Half(source + 4, sourceRow, target + 4 * targetRow, targetRow);
    }

    /// <summary>Turns four columns of eight rows into four rows of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Half(float* source, nint sourceRow, float* target, nint targetRow)
    {
        var below = source + 4 * sourceRow;
        var r0 = Vector256.Create(Vector128.Load(source), Vector128.Load(below));
        var r1 = Vector256.Create(Vector128.Load(source + sourceRow), Vector128.Load(below + sourceRow));
        var r2 = Vector256.Create(Vector128.Load(source + 2 * sourceRow), Vector128.Load(below + 2 * sourceRow));
        var r3 = Vector256.Create(Vector128.Load(source + 3 * sourceRow), Vector128.Load(below + 3 * sourceRow));
        var (a0, a1) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1));
        var (b0, b1) = (Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        Avx.Shuffle(a0, b0, 0b01_00_01_00).Store(target);
        Avx.Shuffle(a0, b0, 0b11_10_11_10).Store(target + targetRow);
        Avx.Shuffle(a1, b1, 0b01_00_01_00).Store(target + 2 * targetRow);
        Avx.Shuffle(a1, b1, 0b11_10_11_10).Store(target + 3 * targetRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lane8 a) => Vector256.Sum(a.value);
}
