namespace Chainrule.Kernels;

/// <summary>A function of one number and its derivative; the loops over it are in <see cref="Elementwise"/>.</summary>
internal interface IFunction
{
    /// <summary>The value at <paramref name="h"/>.</summary>
    TLane Value<TLane, T>(TLane h)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;

    /// <summary>The derivative at <paramref name="h"/>, where the value is <paramref name="a"/>.</summary>
    TLane Derivative<TLane, T>(TLane h, TLane a)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged;
}

/// <summary>Loops that treat each cell by itself.</summary>
internal static unsafe class Elementwise
{
    /// <summary><c>output[i] = f(input[i])</c>; both may be the same memory.</summary>
    public static void Apply<TFunction, TLane, T>(TFunction function, TLane* input, TLane* output, nint count)
        where TFunction : struct, IFunction
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        for (nint i = 0; i < count; i++)
        {
            output[i] = function.Value<TLane, T>(input[i]);
        }
    }

    /// <summary><c>inputDelta[i] = outputDelta[i] · f′</c>, f′ taken from h = input[i] and a = output[i]; deltas may be the same memory.</summary>
    public static void ApplyDerivative<TFunction, TLane, T>(
        TFunction function, TLane* input, TLane* output, TLane* outputDelta, TLane* inputDelta, nint count)
        where TFunction : struct, IFunction
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        for (nint i = 0; i < count; i++)
        {
            inputDelta[i] = outputDelta[i] * function.Derivative<TLane, T>(input[i], output[i]);
        }
    }
}
