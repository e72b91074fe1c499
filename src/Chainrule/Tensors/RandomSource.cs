using System.Numerics;
using System.Runtime.CompilerServices;

namespace Chainrule.Tensors;

/// <summary>
/// A reproducible stream of random numbers: xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number
/// generators", 2021), seeded through SplitMix64. The same seed and keys give the same bits
/// everywhere; only normal numbers go through the platform's logarithm and cosine.
/// </summary>
public struct RandomSource
{
    private ulong s0, s1, s2, s3;

    /// <summary>Starts a stream from a seed and any number of keys (an epoch, an example…): other keys, another stream.</summary>
    public RandomSource(long seed, params ReadOnlySpan<long> keys)
    {
        var state = Mix((ulong)seed);
        foreach (var key in keys)
        {
            state = Mix(state ^ Mix((ulong)key + 0x632BE59BD9B4E019));
        }
        s0 = Mix(state += Gamma);
        s1 = Mix(state += Gamma);
        s2 = Mix(state += Gamma);
        s3 = Mix(state + Gamma);
    }

    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>SplitMix64's finalizer: a bijection whose output bits each depend on all input bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A number drawn evenly from [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number drawn evenly from [low, high).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>A whole number drawn evenly from 0 up to, but not including, the bound.</summary>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        // Lemire's multiply-and-shift; the loop rejects the few values that would make some results likelier.
        var product = (NextBits() >> 32) * (ulong)bound;
        var threshold = (uint)(-bound) % (uint)bound;
        while ((uint)product < threshold)
        {
            product = (NextBits() >> 32) * (ulong)bound;
        }
        return (int)(product >> 32);
    }

    /// <summary>A number from the normal distribution with mean 0 and deviation 1 (Box and Muller's method).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>Puts the items in a random order, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var pick = NextInt(last + 1);
            (items[last], items[pick]) = (items[pick], items[last]);
        }
    }
}
