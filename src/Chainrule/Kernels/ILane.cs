namespace Chainrule.Kernels;

/// <summary>
/// The same value of several examples side by side in one SIMD register. Activations are laid out
/// <c>[channel][row][column][lane]</c>, so a kernel written over lanes reads like the formula for a single example.
/// </summary>
/// <typeparam name="TLane">The lane itself.</typeparam>
/// <typeparam name="T">Its scalar: float, or double where gradients are checked.</typeparam>
internal unsafe interface ILane<TLane, T>
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    /// <summary>Examples in one lane.</summary>
    static abstract int Count { get; }

    static abstract TLane Broadcast(T value);

    /// <summary>The values from an address on, aligned or not.</summary>
    static abstract TLane Load(T* values);

    /// <summary>Writes the values to an address, aligned or not.</summary>
    static abstract void Store(TLane lane, T* values);

    /// <summary>Writes the values past the caches, for what is not read again soon; the address is a multiple of the lane's size.</summary>
    static abstract void Stream(TLane lane, T* values);

    /// <summary>A number of the formula itself, rounded to the lane's scalar.</summary>
    static abstract TLane Constant(double value);

    /// <summary>A double rounded to the lane's scalar.</summary>
    static abstract T Scalar(double value);

    /// <summary>The lane's scalar as a double.</summary>
    static abstract double Double(T value);

    /// <summary><c>a·b + c</c>: with one rounding where the processor can, which all but very old ones do.</summary>
    static abstract TLane MulAdd(TLane a, TLane b, TLane c);

    static abstract TLane operator +(TLane a, TLane b);

    static abstract TLane operator -(TLane a, TLane b);

    static abstract TLane operator *(TLane a, TLane b);

    static abstract TLane operator /(TLane a, TLane b);

    static abstract TLane operator -(TLane a);

    static abstract TLane Abs(TLane a);

    /// <summary>The larger of two; NaN where either is NaN.</summary>
    static abstract TLane Max(TLane a, TLane b);

    static abstract TLane Sqrt(TLane a);

    static abstract TLane Exp(TLane a);

    static abstract TLane Log(TLane a);

    static abstract TLane Tanh(TLane a);

    /// <summary>Example by example: <paramref name="yes"/> where a &gt; b, else <paramref name="no"/>.</summary>
    static abstract TLane WhereGreater(TLane a, TLane b, TLane yes, TLane no);

    /// <summary>Example by example: <paramref name="yes"/> where a = b, else <paramref name="no"/>.</summary>
    static abstract TLane WhereEqual(TLane a, TLane b, TLane yes, TLane no);

    /// <summary>
    /// Turns a square of <see cref="Count"/> rows and columns: <c>target[j·targetRow + i] = source[i·sourceRow + j]</c>.
    /// </summary>
    /// <param name="source">The square's first value.</param>
    /// <param name="sourceRow">From a row to the next, in scalars.</param>
    /// <param name="target">Where the turned square begins; it does not overlap the source.</param>
    /// <param name="targetRow">From a row to the next there.</param>
    static abstract void Transpose(T* source, nint sourceRow, T* target, nint targetRow);

    /// <summary>The sum over the lane's examples, always in the same order.</summary>
    static abstract T Sum(TLane a);
}
