using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Chainrule.Kernels;

/// <summary>Sixteen examples in a 512-bit register (AVX-512).</summary>
internal readonly unsafe struct Lane16(Vector512<float> value) : ILane<Lane16, float>
{
    private readonly Vector512<float> value = value;

    public static int Count => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Broadcast(float value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Load(float* values) => new(Vector512.Load(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane16 lane, float* values) => lane.value.Store(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Stream(Lane16 lane, float* values) => lane.value.StoreAlignedNonTemporal(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Constant(double value) => new(Vector512.Create((float)value));

    public static float Scalar(double value) => (float)value;

    public static double Double(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 MulAdd(Lane16 a, Lane16 b, Lane16 c) => new(Vector512.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator +(Lane16 a, Lane16 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator -(Lane16 a, Lane16 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator *(Lane16 a, Lane16 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator /(Lane16 a, Lane16 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 operator -(Lane16 a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Abs(Lane16 a) => new(Vector512.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Max(Lane16 a, Lane16 b) => new(Vector512.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Sqrt(Lane16 a) => new(Vector512.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Exp(Lane16 a) => new(Vector512.Exp(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 Log(Lane16 a) => new(Vector512.Log(a.value));

    public static Lane16 Tanh(Lane16 a) => Hyperbolic.Tanh<Lane16, float>(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 WhereGreater(Lane16 a, Lane16 b, Lane16 yes, Lane16 no) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(a.value, b.value), yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane16 WhereEqual(Lane16 a, Lane16 b, Lane16 yes, Lane16 no) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a.value, b.value), yes.value, no.value));

    public static void Transpose(float* source, nint sourceRow, float* target, nint targetRow)
    {
        Lane8.Transpose(source, sourceRow, target, targetRow);
        Lane8.Transpose(source + 8, sourceRow, target + 8 * targetRow, targetRow);
        Lane8.Transpose(source + 8 * sourceRow, sourceRow, target + 8, targetRow);
        Lane8.Transpose(source + 8 * sourceRow + 8, sourceRow, target + 8 * targetRow + 8, targetRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lane16 a) => Vector512.Sum(a.value);
}
