using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Chainrule.Tensors;

namespace Chainrule.Kernels;

/// <summary>Two weighted sums of stretches that they share in part: the first ones are the first sum's alone, the last ones the second's.</summary>
internal unsafe struct SharedSum<T> where T : unmanaged
{
    /// <summary>Where each stretch starts.</summary>
    public T** Stretches;

    /// <summary>The first sum's weight for each stretch, and the second's; what a sum does not read has no weight.</summary>
    public T* Weights0, Weights1;

    /// <summary>How many stretches are the first sum's alone, both sums', and the second's alone.</summary>
    public int First, Shared, Last;

    /// <summary>What is read next.</summary>
    public Prefetch<T> Ahead;

    /// <summary>Whether the sums are written past the caches, where they lie on whole lanes.</summary>
    public bool IsStreamed;
}

/// <summary>
/// Stretches that later sums will read, fetched into the caches while these are summed up: the processor's own prefetching
/// follows a row, but does not foresee the next one.
/// </summary>
/// <param name="Start">Where the first one starts.</param>
/// <param name="Row">From one to the next, in cells.</param>
/// <param name="Count">How many.</param>
internal readonly unsafe record struct Prefetch<T>(nint Start, nint Row, int Count) where T : unmanaged
{
    /// <summary>Asks for a run of bytes of each of them.</summary>
    /// <param name="q">The cell that the run begins with.</param>
    /// <param name="bytes">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Request(int q, int bytes)
    {
        if (!Sse.IsSupported)
        {
            return;
        }
        for (var i = 0; i < Count; i++)
        {
            var run = (byte*)((T*)Start + i * Row + q);
            for (var b = 0; b < bytes; b += AlignedMemory<T>.Alignment)
            {
                Sse.Prefetch1(run + b);
            }
        }
    }
}

/// <summary>
/// The one loop of every filter: a weighted sum of stretches of cells. Here a lane is a run of neighbouring cells of a
/// row, not of examples, and a stretch may start at any cell.
/// </summary>
internal static unsafe class WeightedSum
{
    /// <summary><c>output[q] = Σ_t weights[t] · stretches[t][q]</c>, summed in the order of t, for q from 0 to length − 1.</summary>
    /// <param name="stretches">Where each stretch starts; nothing is read beyond its <paramref name="length"/> cells.</param>
    /// <param name="weights">A weight for each stretch.</param>
    /// <param name="count">How many stretches.</param>
    /// <param name="output">Where the sums go; none of the stretches.</param>
    /// <param name="length">How many sums.</param>
    /// <param name="from">The first sum that is not made yet.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of<TLane, T>(T** stretches, T* weights, int count, T* output, int length, int from = 0)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var lane = TLane.Count;
        var q = from;
        // Four lanes at once: each weight is spread over a register once for all four.
        for (; q + 4 * lane <= length; q += 4 * lane)
        {
            TLane sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (var t = 0; t < count; t++)
            {
                var weight = TLane.Broadcast(weights[t]);
                var cells = stretches[t] + q;
                sum0 = TLane.MulAdd(weight, TLane.Load(cells), sum0);
                sum1 = TLane.MulAdd(weight, TLane.Load(cells + lane), sum1);
                sum2 = TLane.MulAdd(weight, TLane.Load(cells + 2 * lane), sum2);
                sum3 = TLane.MulAdd(weight, TLane.Load(cells + 3 * lane), sum3);
            }
            TLane.Store(sum0, output + q);
            TLane.Store(sum1, output + q + lane);
            TLane.Store(sum2, output + q + 2 * lane);
            TLane.Store(sum3, output + q + 3 * lane);
        }
        for (; q + lane <= length; q += lane)
        {
            TLane.Store(Lane<TLane, T>(stretches, weights, count, q), output + q);
        }
        if (q < length && length >= lane)
        {
            // The last lane begins earlier and computes some sums a second time.
            TLane.Store(Lane<TLane, T>(stretches, weights, count, length - lane), output + length - lane);
        }
        else
        {
            Short<TLane, T>(stretches, weights, count, output, length - q);
        }
    }

    /// <summary>
    /// Two sums at once, of stretches that they share in part, so that what they share is read once:
    /// <c>output0[q] = Σ_t weights0[t] · stretches[t][q]</c> over the first and the shared stretches, and
    /// <c>output1[q] = Σ_t weights1[t] · stretches[t][q]</c> over the shared and the last ones.
    /// </summary>
    /// <param name="sum">What to sum up.</param>
    /// <param name="output0">Where the first sums go.</param>
    /// <param name="output1">Where the second sums go.</param>
    /// <param name="length">How many sums each.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OfTwo<TLane, T>(in SharedSum<T> sum, T* output0, T* output1, int length)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var lane = TLane.Count;
        var isStreamed = sum.IsStreamed && ((nint)output0 | (nint)output1) % sizeof(TLane) == 0;
        var q = 0;
        for (; q + 6 * lane <= length; q += 6 * lane)
        {
            sum.Ahead.Request(q, 6 * sizeof(TLane));
            TLane a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default;
            for (var t = 0; t < sum.First; t++)
            {
                var weight = TLane.Broadcast(sum.Weights0[t]);
                var cells = sum.Stretches[t] + q;
                a0 = TLane.MulAdd(weight, TLane.Load(cells), a0);
                a1 = TLane.MulAdd(weight, TLane.Load(cells + lane), a1);
                a2 = TLane.MulAdd(weight, TLane.Load(cells + 2 * lane), a2);
                a3 = TLane.MulAdd(weight, TLane.Load(cells + 3 * lane), a3);
                a4 = TLane.MulAdd(weight, TLane.Load(cells + 4 * lane), a4);
                a5 = TLane.MulAdd(weight, TLane.Load(cells + 5 * lane), a5);
            }
            TLane b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default;
            for (var t = sum.First; t < sum.First + sum.Shared; t++)
            {
                var weight0 = TLane.Broadcast(sum.Weights0[t]);
                var weight1 = TLane.Broadcast(sum.Weights1[t]);
                var cells = sum.Stretches[t] + q;
                var x = TLane.Load(cells);
                (a0, b0) = (TLane.MulAdd(weight0, x, a0), TLane.MulAdd(weight1, x, b0));
                x = TLane.Load(cells + lane);
                (a1, b1) = (TLane.MulAdd(weight0, x, a1), TLane.MulAdd(weight1, x, b1));
                x = TLane.Load(cells + 2 * lane);
                (a2, b2) = (TLane.MulAdd(weight0, x, a2), TLane.MulAdd(weight1, x, b2));
                x = TLane.Load(cells + 3 * lane);
                (a3, b3) = (TLane.MulAdd(weight0, x, a3), TLane.MulAdd(weight1, x, b3));
                x = TLane.Load(cells + 4 * lane);
                (a4, b4) = (TLane.MulAdd(weight0, x, a4), TLane.MulAdd(weight1, x, b4));
                x = TLane.Load(cells + 5 * lane);
                (a5, b5) = (TLane.MulAdd(weight0, x, a5), TLane.MulAdd(weight1, x, b5));
            }
            Write<TLane, T>(a0, output0 + q, isStreamed);
            Write<TLane, T>(a1, output0 + q + lane, isStreamed);
            Write<TLane, T>(a2, output0 + q + 2 * lane, isStreamed);
            Write<TLane, T>(a3, output0 + q + 3 * lane, isStreamed);
            Write<TLane, T>(a4, output0 + q + 4 * lane, isStreamed);
            Write<TLane, T>(a5, output0 + q + 5 * lane, isStreamed);
            for (var t = sum.First + sum.Shared; t < sum.First + sum.Shared + sum.Last; t++)
            {
                var weight = TLane.Broadcast(sum.Weights1[t]);
                var cells = sum.Stretches[t] + q;
                b0 = TLane.MulAdd(weight, TLane.Load(cells), b0);
                b1 = TLane.MulAdd(weight, TLane.Load(cells + lane), b1);
                b2 = TLane.MulAdd(weight, TLane.Load(cells + 2 * lane), b2);
                b3 = TLane.MulAdd(weight, TLane.Load(cells + 3 * lane), b3);
                b4 = TLane.MulAdd(weight, TLane.Load(cells + 4 * lane), b4);
                b5 = TLane.MulAdd(weight, TLane.Load(cells + 5 * lane), b5);
            }
            Write<TLane, T>(b0, output1 + q, isStreamed);
            Write<TLane, T>(b1, output1 + q + lane, isStreamed);
            Write<TLane, T>(b2, output1 + q + 2 * lane, isStreamed);
            Write<TLane, T>(b3, output1 + q + 3 * lane, isStreamed);
            Write<TLane, T>(b4, output1 + q + 4 * lane, isStreamed);
            Write<TLane, T>(b5, output1 + q + 5 * lane, isStreamed);
        }
        Of<TLane, T>(sum.Stretches, sum.Weights0, sum.First + sum.Shared, output0, length, q);
        Of<TLane, T>(sum.Stretches + sum.First, sum.Weights1 + sum.First, sum.Shared + sum.Last, output1, length, q);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write<TLane, T>(TLane sums, T* output, bool isStreamed)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        if (isStreamed)
        {
            TLane.Stream(sums, output);
        }
        else
        {
            TLane.Store(sums, output);
        }
    }

    /// <summary>The lane of sums from q on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Lane<TLane, T>(T** stretches, T* weights, int count, int q)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        TLane sum = default;
        for (var t = 0; t < count; t++)
        {
            sum = TLane.MulAdd(TLane.Broadcast(weights[t]), TLane.Load(stretches[t] + q), sum);
        }
        return sum;
    }

    /// <summary>Fewer sums than a lane holds.</summary>
    private static void Short<TLane, T>(T** stretches, T* weights, int count, T* output, int length)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var bytes = (uint)(length * sizeof(T));
        TLane sum = default;
        for (var t = 0; t < count; t++)
        {
            TLane cells = default;
            Unsafe.CopyBlock(&cells, stretches[t], bytes);
            sum = TLane.MulAdd(TLane.Broadcast(weights[t]), cells, sum);
        }
        Unsafe.CopyBlock(output, &sum, bytes);
    }
}
