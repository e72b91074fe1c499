using Chainrule.Kernels;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Kernels;

public unsafe class ReductionTests
{
    private static readonly Gen<(int, int)> Sums = Gen.Select(Gen.Int[0, 40], Gen.Int);

    private static readonly Gen<(int, int, int, int)> Parts = Gen.Select(Gen.Int[1, 9], Gen.Int[0, 5], Gen.Int[0, 20], Gen.Int);

    [Fact]
    public void A_sum_takes_every_example_of_every_lane()
    {
        Sums.Check(50, Sum<Lane16, float>);
        Sums.Check(50, Sum<Lane8, float>);
        Sums.Check(50, Sum<Lane4, float>);
        Sums.Check(50, Sum<LaneDouble, double>);
    }

    private static void Sum<TLane, T>(int cells, int seed)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var random = new RandomSource(seed);
        using var values = new LaneBuffer<TLane, T>(cells, (seed & 1) == 0).Randomize(ref random);
        var expected = Enumerable.Range(0, TLane.Count).Sum(e => values.Example(e).Sum());
        Assert.Equal(expected, TLane.Double(Reduction.Sum<TLane, T>(values.Pointer, cells)), 1e-6 * (1 + cells * TLane.Count));
    }

    [Fact]
    public void Parts_are_added_in_their_order_to_the_last_bit()
    {
        Parts.Check(50, SumParts<Lane16, float>);
        Parts.Check(50, SumParts<Lane8, float>);
        Parts.Check(50, SumParts<Lane4, float>);
        Parts.Check(50, SumParts<LaneDouble, double>);
    }

    private static void SumParts<TLane, T>(int partCount, int lanes, int gap, int seed)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var random = new RandomSource(seed);
        var guardEnd = (seed & 1) == 0;
        var count = lanes * TLane.Count;
        var stride = count + gap;
        using var parts = Scalars.Random<TLane, T>((partCount - 1) * stride + count, guardEnd, ref random);
        using var total = Scalars.Random<TLane, T>(count, guardEnd, ref random);
        Reduction.SumParts<TLane, T>(parts.Pointer, stride, partCount, total.Pointer, count);
        var numbers = Scalars.Doubles<TLane, T>(parts);
        for (var i = 0; i < count; i++)
        {
            // The sum of two floats, rounded from double to float, is the float sum: so this has the lane's very bits.
            var sum = numbers[i];
            for (var part = 1; part < partCount; part++)
            {
                sum = TLane.Double(TLane.Scalar(sum + numbers[part * stride + i]));
            }
            Assert.Equal(sum, TLane.Double(total.Pointer[i]));
        }
    }

    [Fact]
    public void One_number_that_is_not_finite_is_found_at_every_place()
    {
        IsFinite<Lane16, float>(float.MaxValue);
        IsFinite<Lane8, float>(float.MaxValue);
        IsFinite<Lane4, float>(float.MaxValue);
        IsFinite<LaneDouble, double>(double.MaxValue);
    }

    private static void IsFinite<TLane, T>(double largest)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        double[] finite = [largest, -largest, 0, -0.0, 1e-45, 1];
        for (var count = 0; count <= 3 * TLane.Count + 1; count++)
        {
            using var values = new GuardedMemory<T>(count, guardEnd: (count & 1) == 0);
            for (var i = 0; i < count; i++)
            {
                values.Pointer[i] = TLane.Scalar(finite[i % finite.Length]);
            }
            Assert.True(Reduction.IsFinite<TLane, T>(values.Pointer, count));
            for (var i = 0; i < count; i++)
            {
                var kept = values.Pointer[i];
                foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
                {
                    values.Pointer[i] = TLane.Scalar(bad);
                    Assert.False(Reduction.IsFinite<TLane, T>(values.Pointer, count), $"{bad} at {i} of {count}");
                }
                values.Pointer[i] = kept;
            }
            if (count >= 2)
            {
                // Opposite infinities must not cancel.
                values.Pointer[0] = TLane.Scalar(double.PositiveInfinity);
                values.Pointer[count - 1] = TLane.Scalar(double.NegativeInfinity);
                Assert.False(Reduction.IsFinite<TLane, T>(values.Pointer, count));
            }
        }
    }
}
