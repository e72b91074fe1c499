using System.Runtime.CompilerServices;

namespace Chainrule.Kernels;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of<TLane, T>(T** stretches, T* weights, int count, T* output, int length)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var lane = TLane.Count;
        var q = 0;
        // Four lanes at once: each weight is spread over a register once for all four.
        for (; q + 4 * lane <= length; q += 4 * lane)
        {
            TLane sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (var t = 0; t < count; t++)
            {
                var weight = TLane.Broadcast(weights[t]);
                var cells = stretches[t] + q;
                sum0 = TLane.MulAdd(weight, *(TLane*)cells, sum0);
                sum1 = TLane.MulAdd(weight, *(TLane*)(cells + lane), sum1);
                sum2 = TLane.MulAdd(weight, *(TLane*)(cells + 2 * lane), sum2);
                sum3 = TLane.MulAdd(weight, *(TLane*)(cells + 3 * lane), sum3);
            }
            *(TLane*)(output + q) = sum0;
            *(TLane*)(output + q + lane) = sum1;
            *(TLane*)(output + q + 2 * lane) = sum2;
            *(TLane*)(output + q + 3 * lane) = sum3;
        }
        for (; q + lane <= length; q += lane)
        {
            *(TLane*)(output + q) = Lane<TLane, T>(stretches, weights, count, q);
        }
        if (q < length && length >= lane)
        {
            // The last lane begins earlier and computes some sums a second time.
            *(TLane*)(output + length - lane) = Lane<TLane, T>(stretches, weights, count, length - lane);
        }
        else
        {
            Short<TLane, T>(stretches, weights, count, output, length - q);
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
            sum = TLane.MulAdd(TLane.Broadcast(weights[t]), *(TLane*)(stretches[t] + q), sum);
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
