using Chainrule.Kernels;
using Chainrule.Tensors;
using CsCheck;

namespace Chainrule.Tests.Kernels;

public unsafe class ElementwiseTests
{
    private static readonly Gen<(int, int)> Cases = Gen.Select(Gen.Int[0, 40], Gen.Int);

    [Fact]
    public void Lane16_applies_a_function_to_every_cell() => Cases.Check(50, Law<Lane16, float>);

    [Fact]
    public void Lane8_applies_a_function_to_every_cell() => Cases.Check(50, Law<Lane8, float>);

    [Fact]
    public void Lane4_applies_a_function_to_every_cell() => Cases.Check(50, Law<Lane4, float>);

    [Fact]
    public void LaneDouble_applies_a_function_to_every_cell() => Cases.Check(50, Law<LaneDouble, double>);

    private static void Law<TLane, T>(int cells, int seed)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var random = new RandomSource(seed);
        var guardEnd = (seed & 1) == 0;
        using var input = new LaneBuffer<TLane, T>(cells, guardEnd).Randomize(ref random);
        using var output = new LaneBuffer<TLane, T>(cells, guardEnd);
        using var outputDelta = new LaneBuffer<TLane, T>(cells, guardEnd).Randomize(ref random);
        using var inputDelta = new LaneBuffer<TLane, T>(cells, guardEnd);
        var (h, delta) = (Values(input), Values(outputDelta));

        Elementwise.Apply<Function, TLane, T>(default, input.Pointer, output.Pointer, cells);
        Elementwise.ApplyDerivative<Function, TLane, T>(default, input.Pointer, output.Pointer, outputDelta.Pointer, inputDelta.Pointer, cells);
        var a = Values(output);
        AssertClose(h.Select(x => x * x + 3), a);
        AssertClose(h.Zip(a, (x, y) => x + 2 * y).Zip(delta, (slope, d) => slope * d), Values(inputDelta));
        Assert.Equal(h, Values(input));
        Assert.Equal(delta, Values(outputDelta));

        // In place, to the last bit the same.
        Elementwise.ApplyDerivative<Function, TLane, T>(default, input.Pointer, output.Pointer, outputDelta.Pointer, outputDelta.Pointer, cells);
        Assert.Equal(Values(inputDelta), Values(outputDelta));
        Elementwise.Apply<Function, TLane, T>(default, input.Pointer, input.Pointer, cells);
        Assert.Equal(a, Values(input));
    }

    private static double[] Values<TLane, T>(LaneBuffer<TLane, T> buffer)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var values = new double[buffer.Cells * TLane.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = TLane.Double(buffer.Scalars[i]);
        }
        return values;
    }

    private static void AssertClose(IEnumerable<double> expected, double[] actual)
    {
        Assert.Equal(expected.Count(), actual.Length);
        foreach (var (x, y) in expected.Zip(actual))
        {
            Assert.Equal(x, y, 1e-5);
        }
    }

    /// <summary>h² + 3, and as its derivative what no one could get from h or a alone, nor from the two exchanged.</summary>
    private readonly struct Function : IFunction
    {
        public TLane Value<TLane, T>(TLane h)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            h * h + TLane.Constant(3);

        public TLane Derivative<TLane, T>(TLane h, TLane a)
            where TLane : unmanaged, ILane<TLane, T>
            where T : unmanaged =>
            h + a + a;
    }
}
