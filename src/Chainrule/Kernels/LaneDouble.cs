using System.Runtime.CompilerServices;

namespace Chainrule.Kernels;

/// <summary>One example in double precision: the very kernels that train, without float's noise, to check gradients.</summary>
internal readonly unsafe struct LaneDouble(double value) : ILane<LaneDouble, double>
{
    private readonly double value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneDouble Broadcast(double value) => new(value);

    public static LaneDouble Load(double* values) => new(*values);

    public static void Store(LaneDouble lane, double* values) => *values = lane.value;

    public static void Stream(LaneDouble lane, double* values) => Store(lane, values);

    public static LaneDouble Constant(double value) => new(value);

    public static double Scalar(double value) => value;

    public static double Double(double value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneDouble MulAdd(LaneDouble a, LaneDouble b, LaneDouble c) =>
        new(Math.FusedMultiplyAdd(a.value, b.value, c.value));

    public static LaneDouble operator +(LaneDouble a, LaneDouble b) => new(a.value + b.value);

    public static LaneDouble operator -(LaneDouble a, LaneDouble b) => new(a.value - b.value);

    public static LaneDouble operator *(LaneDouble a, LaneDouble b) => new(a.value * b.value);

    public static LaneDouble operator /(LaneDouble a, LaneDouble b) => new(a.value / b.value);

    public static LaneDouble operator -(LaneDouble a) => new(-a.value);

    public static LaneDouble Abs(LaneDouble a) => new(Math.Abs(a.value));

    public static LaneDouble Max(LaneDouble a, LaneDouble b) => new(Math.Max(a.value, b.value));

    public static LaneDouble Sqrt(LaneDouble a) => new(Math.Sqrt(a.value));

    public static LaneDouble Exp(LaneDouble a) => new(Math.Exp(a.value));

    public static LaneDouble Log(LaneDouble a) => new(Math.Log(a.value));

    public static LaneDouble Tanh(LaneDouble a) => new(Math.Tanh(a.value));

    public static LaneDouble WhereGreater(LaneDouble a, LaneDouble b, LaneDouble yes, LaneDouble no) =>
        a.value > b.value ? yes : no;

    public static LaneDouble WhereEqual(LaneDouble a, LaneDouble b, LaneDouble yes, LaneDouble no) =>
        a.value == b.value ? yes : no;

    public static void Transpose(double* source, nint sourceRow, double* target, nint targetRow) => *target = *source;

    public static double Sum(LaneDouble a) => a.value;
}
