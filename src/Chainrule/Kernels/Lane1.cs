using System.Runtime.CompilerServices;

namespace Chainrule.Kernels;

/// <summary>
/// One example alone. Its cells lie side by side in memory, so the kernels that cost the most fill their registers with
/// neighbouring cells instead: <see cref="SingleExample"/>.
/// </summary>
internal readonly unsafe struct Lane1(float value) : ILane<Lane1, float>
{
    private readonly float value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 Broadcast(float value) => new(value);

    public static Lane1 Load(float* values) => new(*values);

    public static void Store(Lane1 lane, float* values) => *values = lane.value;

    public static void Stream(Lane1 lane, float* values) => Store(lane, values);

    public static Lane1 Constant(double value) => new((float)value);

    public static float Scalar(double value) => (float)value;

    public static double Double(float value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lane1 MulAdd(Lane1 a, Lane1 b, Lane1 c) => new(MathF.FusedMultiplyAdd(a.value, b.value, c.value));

    public static Lane1 operator +(Lane1 a, Lane1 b) => new(a.value + b.value);

    public static Lane1 operator -(Lane1 a, Lane1 b) => new(a.value - b.value);

    public static Lane1 operator *(Lane1 a, Lane1 b) => new(a.value * b.value);

    public static Lane1 operator /(Lane1 a, Lane1 b) => new(a.value / b.value);

    public static Lane1 operator -(Lane1 a) => new(-a.value);

    public static Lane1 Abs(Lane1 a) => new(MathF.Abs(a.value));

    public static Lane1 Max(Lane1 a, Lane1 b) => new(MathF.Max(a.value, b.value));

    public static Lane1 Sqrt(Lane1 a) => new(MathF.Sqrt(a.value));

    public static Lane1 Exp(Lane1 a) => new(MathF.Exp(a.value));

    public static Lane1 Log(Lane1 a) => new(MathF.Log(a.value));

    public static Lane1 Tanh(Lane1 a) => new(MathF.Tanh(a.value));

    public static Lane1 WhereGreater(Lane1 a, Lane1 b, Lane1 yes, Lane1 no) => a.value > b.value ? yes : no;

    public static Lane1 WhereEqual(Lane1 a, Lane1 b, Lane1 yes, Lane1 no) => a.value == b.value ? yes : no;

    public static void Transpose(float* source, nint sourceRow, float* target, nint targetRow) => *target = *source;

    public static float Sum(Lane1 a) => a.value;
}
