using System.Numerics;
using System.Runtime.InteropServices;
using Chainrule.Tensors;

namespace Chainrule.Tests.Filters;

/// <summary>How two outputs may differ: not at all, not in a bit, or by no more than rounding.</summary>
internal static class Agreement
{
    public static void Equal<T>(Tensor<T> expected, Tensor<T> actual) where T : unmanaged, INumber<T>
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var same = expected.Values.CommonPrefixLength(actual.Values);
        if (same < expected.Shape.Count)
        {
            Assert.Fail($"element {same}: expected {expected.Values[same]}, was {actual.Values[same]}");
        }
    }

    public static void SameBits<T>(Tensor<T> expected, Tensor<T> actual) where T : unmanaged
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.True(MemoryMarshal.AsBytes(expected.Values).SequenceEqual(MemoryMarshal.AsBytes(actual.Values)), "the bits differ");
    }

    /// <summary>
    /// Asserts that each output is the double-precision one but for rounding. A sum of n products, in any order, fused or
    /// not, deviates by no more than n·u·Σ|K|·|X| (Higham, Accuracy and Stability of Numerical Algorithms, section 3.1; u is half
    /// the distance from 1 to the next number); the weight's rounding is one more, and two factors in place of a weight are three.
    /// </summary>
    public static void WithinRounding<T>(NaiveFilter naive, Tensor<T> actual) where T : unmanaged, INumber<T>
    {
        Assert.Equal(naive.Output.Shape, actual.Shape);
        var allowed = (naive.Products + 3) * (UnitRoundoff<T>() + UnitRoundoff<double>());
        for (var i = 0; i < actual.Shape.Count; i++)
        {
            var (e, a) = (naive.Output.Values[i], double.CreateChecked(actual.Values[i]));
            // Turned round, so that NaN fails.
            if (!(Math.Abs(e - a) <= allowed * naive.Magnitudes.Values[i]))
            {
                Assert.Fail($"element {i}: expected {e}, was {a}");
            }
        }
    }

    public static Tensor<TTo> Converted<TFrom, TTo>(Tensor<TFrom> tensor)
        where TFrom : unmanaged, INumber<TFrom>
        where TTo : unmanaged, INumber<TTo> =>
        new(tensor.Shape, [.. tensor.Values.ToArray().Select(TTo.CreateChecked)]);

    private static double UnitRoundoff<T>() => typeof(T) == typeof(float) ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53);
}
