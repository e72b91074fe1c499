using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Chainrule.Kernels;

/// <summary>Four examples in a 128-bit register (Arm, and every x86-64).</summary>
internal readonly unsafe struct Lane4(Vector128<float> value) : ILane<Lane4, float>
{
    private readonly Vector128<float> value = value;

    public static int Count => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Broadcast(float value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Load(float* values) => new(Vector128.Load(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lane4 lane, float* values) => lane.value.Store(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Stream(Lane4 lane, float* values) => lane.value.StoreAlignedNonTemporal(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Constant(double value) => new(Vector128.Create((float)value));

    public static float Scalar(double value) => (float)value;

    public static double Double(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 MulAdd(Lane4 a, Lane4 b, Lane4 c) => new(Vector128.MultiplyAddEstimate(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator +(Lane4 a, Lane4 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a, Lane4 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator *(Lane4 a, Lane4 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator /(Lane4 a, Lane4 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 operator -(Lane4 a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Abs(Lane4 a) => new(Vector128.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Max(Lane4 a, Lane4 b) => new(Vector128.Max(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Sqrt(Lane4 a) => new(Vector128.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Exp(Lane4 a) => new(Vector128.Exp(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 Log(Lane4 a) => new(Vector128.Log(a.value));

    public static Lane4 Tanh(Lane4 a) => Hyperbolic.Tanh<Lane4, float>(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 WhereGreater(Lane4 a, Lane4 b, Lane4 yes, Lane4 no) =>
        new(Vector128.ConditionalSelect(Vector128.GreaterThan(a.value, b.value), yes.value, no.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane4 WhereEqual(Lane4 a, Lane4 b, Lane4 yes, Lane4 no) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a.value, b.value), yes.value, no.value));

    public static void Transpose(float* source, nint sourceRow, float* target, nint targetRow) =>
        Transposition.Square(source, sourceRow, target, targetRow, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lane4 a) => Vector128.Sum(a.value);
}
