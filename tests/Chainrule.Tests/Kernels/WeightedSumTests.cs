using System.Numerics;
using Chainrule.Kernels;
using CsCheck;

namespace Chainrule.Tests.Kernels;

/// <summary>The filters' loop equals its formula to the bit, on every lane, in memory that faults at both ends of every stretch.</summary>
public unsafe class WeightedSumTests
{
    private static readonly Gen<(int Length, int First, int Shared, int Last, int Seed)> sums =
        Gen.Select(Gen.Int[1, 230], Gen.Int[0, 5], Gen.Int[0, 9], Gen.Int[0, 5], Gen.Int);

    [Fact]
    public void One_sum_is_its_formula_on_every_lane() => sums.Check(120, (length, first, shared, last, seed) =>
    {
        using var floats = new Case<float>(length, first + shared + last, seed);
        foreach (var guardEnd in new[] { true, false })
        {
            floats.AssertOne<Lane16>(guardEnd);
            floats.AssertOne<Lane8>(guardEnd);
            floats.AssertOne<Lane4>(guardEnd);
        }
        using var doubles = new Case<double>(length, first + shared + last, seed);
        doubles.AssertOne<LaneDouble>(guardEnd: true);
    });

    [Fact]
    public void Two_sums_that_share_stretches_are_their_formulas_on_every_lane() => sums.Check(120, (length, first, shared, last, seed) =>
    {
        using var floats = new Case<float>(length, first + shared + last, seed);
        using var doubles = new Case<double>(length, first + shared + last, seed);
        foreach (var isStreamed in new[] { true, false })
        {
            foreach (var guardEnd in new[] { true, false })
            {
                floats.AssertTwo<Lane16>(first, shared, last, guardEnd, isStreamed);
                floats.AssertTwo<Lane8>(first, shared, last, guardEnd, isStreamed);
                floats.AssertTwo<Lane4>(first, shared, last, guardEnd, isStreamed);
            }
            doubles.AssertTwo<LaneDouble>(first, shared, last, guardEnd: true, isStreamed);
        }
    });

    /// <summary>Random stretches with a weight for either sum.</summary>
    private sealed class Case<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly int length;
        private readonly GuardedMemory<T>[] atEnd;
        private readonly GuardedMemory<T>[] atStart;
        private readonly T[][] weights;

        public Case(int length, int count, int seed)
        {
            var random = new Random(seed);
            this.length = length;
            weights = [Numbers(count), Numbers(count)];
            var cells = Enumerable.Range(0, count).Select(_ => Numbers(length)).ToArray();
            atEnd = [.. cells.Select(numbers => Guarded(numbers, guardEnd: true))];
            atStart = [.. cells.Select(numbers => Guarded(numbers, guardEnd: false))];

            T[] Numbers(int howMany) => [.. Enumerable.Range(0, howMany).Select(_ => T.CreateChecked(random.Next(-99, 100)))];
        }

        public void Dispose()
        {
            foreach (var memory in atEnd.Concat(atStart))
            {
                memory.Dispose();
            }
        }

        public void AssertOne<TLane>(bool guardEnd) where TLane : unmanaged, ILane<TLane, T>
        {
            using var output = new GuardedMemory<T>(length, guardEnd);
            var stretches = Stretches(guardEnd);
            fixed (nint* places = stretches)
            fixed (T* weight = weights[0])
            {
                WeightedSum.Of<TLane, T>((T**)places, weight, stretches.Length, output.Pointer, length);
            }
            AssertEqual(Expected(0, 0, stretches.Length), output);
        }

        public void AssertTwo<TLane>(int first, int shared, int last, bool guardEnd, bool isStreamed) where TLane : unmanaged, ILane<TLane, T>
        {
            using var output0 = new GuardedMemory<T>(length, guardEnd);
            using var output1 = new GuardedMemory<T>(length, guardEnd);
            fixed (nint* places = Stretches(guardEnd))
            fixed (T* weights0 = weights[0], weights1 = weights[1])
            {
                var sum = new SharedSum<T>
                {
                    Stretches = (T**)places,
                    Weights0 = weights0,
                    Weights1 = weights1,
                    First = first,
                    Shared = shared,
                    Last = last,
                    // Beyond the last cell, where reading would fault and fetching does not.
                    Ahead = new Prefetch<T>((nint)(output0.Pointer + length), length, 2),
                    IsStreamed = isStreamed,
                };
                WeightedSum.OfTwo<TLane, T>(sum, output0.Pointer, output1.Pointer, length);
            }
            AssertEqual(Expected(0, 0, first + shared), output0);
            AssertEqual(Expected(1, first, shared + last), output1);
        }

        private nint[] Stretches(bool guardEnd) => [.. (guardEnd ? atEnd : atStart).Select(memory => (nint)memory.Pointer)];

        /// <summary>The formula; the numbers are small and whole, so that every order and rounding gives the same.</summary>
        private T[] Expected(int which, int start, int count)
        {
            var sums = new T[length];
            for (var t = start; t < start + count; t++)
            {
                for (var q = 0; q < length; q++)
                {
                    sums[q] += weights[which][t] * atEnd[t].Span[q];
                }
            }
            return sums;
        }

        private static void AssertEqual(T[] expected, GuardedMemory<T> output) => Assert.Equal(expected, output.Span.ToArray());

        private static GuardedMemory<T> Guarded(T[] numbers, bool guardEnd)
        {
            var memory = new GuardedMemory<T>(numbers.Length, guardEnd);
            numbers.CopyTo(memory.Span);
            return memory;
        }
    }
}
