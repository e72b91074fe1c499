using Chainrule.Kernels;
using Chainrule.Tensors;
using Fast = Chainrule.Kernels;

namespace Chainrule.Tests.Kernels;

/// <summary>The laws of <see cref="KernelTests"/> on one lane.</summary>
/// <param name="tolerance">The largest difference allowed, relative to the largest value expected.</param>
internal sealed unsafe class KernelLaws<TLane, T>(double tolerance) : KernelLaws
    where TLane : unmanaged, ILane<TLane, T>
    where T : unmanaged
{
    public override void Convolution(ConvolutionCase c)
    {
        var random = new RandomSource(c.Seed);
        var guardEnd = GuardEnd(c.Seed);
        using var input = Lanes(c.Shape.Count, guardEnd).Randomize(ref random);
        using var weights = Random(WeightCount(c), guardEnd, ref random);
        using var bias = Random(c.Outputs, guardEnd, ref random);
        var (rows, columns) = OutputSize(c);
        using var output = Lanes(c.Outputs * rows * columns, guardEnd);
        var first = random.NextInt(c.Shape.Rows);
        var content = first..(first + random.NextInt(c.Shape.Rows - first + 1));
        for (var cell = 0; cell < c.Shape.Count; cell++)
        {
            var row = cell / c.Shape.Columns % c.Shape.Rows;
            input.Pointer[cell] = row >= content.Start.Value && row < content.End.Value ? input.Pointer[cell] : default;
        }

        Fast.Convolution.Forward(
            input.Pointer, c.Shape.Channels, c.Shape.Rows, c.Shape.Columns, weights.Pointer, bias.Pointer, c.Window,
            output.Pointer, c.Outputs, rows, columns, content);

        var (w, b) = (Doubles(weights), Doubles(bias));
        for (var e = 0; e < TLane.Count; e++)
        {
            AssertClose(Naive.Convolve(input.Example(e), c.Shape, w, b, c.Window), output.Example(e));
        }
    }

    public override void ConvolutionByWeights(ConvolutionCase c)
    {
        var random = new RandomSource(c.Seed);
        var guardEnd = GuardEnd(c.Seed);
        var (rows, columns) = OutputSize(c);
        using var input = Lanes(c.Shape.Count, guardEnd).Randomize(ref random);
        using var delta = Lanes(c.Outputs * rows * columns, guardEnd).Randomize(ref random);
        using var gradient = Random(WeightCount(c), guardEnd, ref random);

        Fast.Convolution.ByWeights<TLane, T>(
            input.Pointer, c.Shape.Channels, c.Shape.Rows, c.Shape.Columns, c.Window, delta.Pointer, c.Outputs, rows, columns, gradient.Pointer);

        var expected = new double[gradient.Count];
        for (var e = 0; e < TLane.Count; e++)
        {
            Add(expected, Naive.ConvolveByWeights(input.Example(e), c.Shape, delta.Example(e), c.Outputs, c.Window));
        }
        AssertClose(expected, Doubles(gradient));
    }

    public override void ConvolutionByInput(ConvolutionCase c)
    {
        var random = new RandomSource(c.Seed);
        var guardEnd = GuardEnd(c.Seed);
        var (rows, columns) = OutputSize(c);
        var (kernelRows, kernelColumns) = (c.Window.Rows, c.Window.Columns);
        var height = c.Shape.Rows + kernelRows.Extent - 1;
        var width = c.Shape.Columns + kernelColumns.Extent - 1;
        using var delta = Lanes(c.Outputs * rows * columns, guardEnd).Randomize(ref random);
        using var weights = Random(WeightCount(c), guardEnd, ref random);
        using var flipped = Random(WeightCount(c), guardEnd, ref random);
        using var spread = Lanes(c.Outputs * height * width, guardEnd);
        using var inputDelta = Lanes(c.Shape.Count, guardEnd);
        new Span<TLane>(spread.Pointer, spread.Cells).Clear();

        Fast.Convolution.Flip(weights.Pointer, c.Outputs, c.Shape.Channels, kernelRows.Kernel, kernelColumns.Kernel, flipped.Pointer);
        Fast.Convolution.Spread(
            delta.Pointer, c.Outputs, rows, columns, spread.Pointer, height, width,
            kernelRows.Extent - 1 - kernelRows.Before, kernelColumns.Extent - 1 - kernelColumns.Before, kernelRows.Stride, kernelColumns.Stride);
        var back = new Window(kernelRows with { Stride = 1 }, kernelColumns with { Stride = 1 });
        Fast.Convolution.Forward(
            spread.Pointer, c.Outputs, height, width, flipped.Pointer, null, back,
            inputDelta.Pointer, c.Shape.Channels, c.Shape.Rows, c.Shape.Columns,
            Content(kernelRows.Extent - 1 - kernelRows.Before, kernelRows.Stride * (rows - 1) + 1, height));

        var w = Doubles(weights);
        for (var e = 0; e < TLane.Count; e++)
        {
            AssertClose(Naive.ConvolveByInput(c.Shape, w, delta.Example(e), c.Outputs, c.Window), inputDelta.Example(e));
        }
    }

    private static Range Content(int first, int count, int height) => Math.Max(first, 0)..Math.Clamp(first + count, 0, height);

    public override void Product(DenseCase c)
    {
        var random = new RandomSource(c.Seed);
        var guardEnd = GuardEnd(c.Seed);
        using var input = Lanes(c.Groups * c.Inputs, guardEnd).Randomize(ref random);
        using var delta = Lanes(c.Groups * c.Units, guardEnd).Randomize(ref random);
        using var weights = Random(c.Units * c.Inputs, guardEnd, ref random);
        using var bias = Random(c.Units, guardEnd, ref random);
        using var output = Lanes(c.Groups * c.Units, guardEnd);
        using var inputDelta = Lanes(c.Groups * c.Inputs, guardEnd);

        Fast.Product.Forward(input.Pointer, c.Inputs, weights.Pointer, bias.Pointer, output.Pointer, c.Units, 0, c.Units / 3, c.Groups);
        Fast.Product.Forward(input.Pointer, c.Inputs, weights.Pointer, bias.Pointer, output.Pointer, c.Units, c.Units / 3, c.Units, c.Groups);
        Fast.Product.ByInput(delta.Pointer, c.Units, weights.Pointer, inputDelta.Pointer, c.Inputs, 0, c.Inputs / 2, c.Groups);
        Fast.Product.ByInput(delta.Pointer, c.Units, weights.Pointer, inputDelta.Pointer, c.Inputs, c.Inputs / 2, c.Inputs, c.Groups);

        var (w, b) = (Doubles(weights), Doubles(bias));
        for (var group = 0; group < c.Groups; group++)
        {
            for (var e = 0; e < TLane.Count; e++)
            {
                var x = input.Example(e, group * c.Inputs, c.Inputs);
                AssertClose(Naive.Dense(x, w, b), output.Example(e, group * c.Units, c.Units), c.Inputs);
                var d = delta.Example(e, group * c.Units, c.Units);
                AssertClose(Naive.DenseByInput(d, w), inputDelta.Example(e, group * c.Inputs, c.Inputs), c.Units);
            }
        }
    }

    public override void ProductByWeights(DenseCase c)
    {
        var random = new RandomSource(c.Seed);
        var guardEnd = GuardEnd(c.Seed);
        var examples = c.Groups * TLane.Count;
        var stride = (c.Inputs + TLane.Count - 1) / TLane.Count * TLane.Count;
        using var input = Random(examples * stride, guardEnd, ref random);
        using var delta = Random(c.Units * examples, guardEnd, ref random);
        using var gradient = Random(c.Units * c.Inputs, guardEnd, ref random);
        var first = c.Units / 3;
        var before = Doubles(gradient);

        Fast.Product.ByWeights<TLane, T>(input.Pointer, stride, c.Inputs, delta.Pointer, examples, first, c.Units, gradient.Pointer);

        var (x, d) = (Doubles(input), Doubles(delta));
        var expected = (double[])before.Clone();
        for (var u = first; u < c.Units; u++)
        {
            for (var i = 0; i < c.Inputs; i++)
            {
                expected[u * c.Inputs + i] = Enumerable.Range(0, examples).Sum(e => d[u * examples + e] * x[e * stride + i]);
            }
        }
        AssertClose(expected, Doubles(gradient));
    }

    public override void Pooling(ConvolutionCase c)
    {
        var random = new RandomSource(c.Seed);
        var guardEnd = GuardEnd(c.Seed);
        var (rows, columns) = OutputSize(c);
        var cells = c.Shape.Channels * rows * columns;
        using var input = Lanes(c.Shape.Count, guardEnd).Randomize(ref random);
        // Rounded to few values, so that windows have several largest cells.
        for (var i = 0; i < input.Cells * TLane.Count; i++)
        {
            input.Scalars[i] = TLane.Scalar(Math.Round(TLane.Double(input.Scalars[i]) * 3));
        }
        using var delta = Lanes(cells, guardEnd).Randomize(ref random);
        using var output = Lanes(cells, guardEnd);
        using var inputDelta = Lanes(c.Shape.Count, guardEnd);
        var (channels, height, width) = (c.Shape.Channels, c.Shape.Rows, c.Shape.Columns);

        Fast.Pooling.Max<TLane, T>(input.Pointer, channels, height, width, c.Window, output.Pointer, rows, columns);
        Fast.Pooling.MaxByInput<TLane, T>(
            input.Pointer, output.Pointer, delta.Pointer, channels, height, width, c.Window, inputDelta.Pointer, rows, columns);
        for (var e = 0; e < TLane.Count; e++)
        {
            AssertClose(Naive.MaxPool(input.Example(e), c.Shape, c.Window), output.Example(e));
            AssertClose(Naive.MaxPoolByInput(input.Example(e), delta.Example(e), c.Shape, c.Window), inputDelta.Example(e));
        }

        Fast.Pooling.Average<TLane, T>(input.Pointer, channels, height, width, c.Window, output.Pointer, rows, columns);
        Fast.Pooling.AverageByInput<TLane, T>(delta.Pointer, channels, height, width, c.Window, inputDelta.Pointer, rows, columns);
        for (var e = 0; e < TLane.Count; e++)
        {
            AssertClose(Naive.AveragePool(input.Example(e), c.Shape, c.Window), output.Example(e));
            AssertClose(Naive.AveragePoolByInput(delta.Example(e), c.Shape, c.Window), inputDelta.Example(e));
        }
    }

    public override void Transposition(int cells, int seed)
    {
        var random = new RandomSource(seed);
        var guardEnd = GuardEnd(seed);
        using var examples = Random(cells * TLane.Count, guardEnd, ref random);
        using var lanes = Lanes(cells, guardEnd);
        Fast.Transposition.ToLanes(examples.Pointer, cells, lanes.Pointer, cells);
        for (var e = 0; e < TLane.Count; e++)
        {
            Assert.Equal(Doubles(examples).AsSpan(e * cells, cells).ToArray(), lanes.Example(e));
        }
        using var back = Random(cells * TLane.Count, guardEnd, ref random);
        Fast.Transposition.ToExamples<TLane, T>(lanes.Pointer, cells, back.Pointer, cells);
        Assert.Equal(Doubles(examples), Doubles(back));
    }

    public override void MultiplyAddPeak()
    {
        var (factor, addend, rounds) = (0.75, 0.5, 5);
        var x = addend;
        for (var round = 0; round < rounds; round++)
        {
            x = x * factor + addend;
        }
        var sum = Fast.MultiplyAddPeak.Run<TLane, T>(TLane.Constant(factor), TLane.Constant(addend), rounds);
        Assert.Equal(TLane.Count * Fast.MultiplyAddPeak.Chains * x, TLane.Double(TLane.Sum(sum)), 1e-4);
    }

    public override void Functions()
    {
        for (var x = -30.0; x <= 30; x += 0.37)
        {
            foreach (var (lane, number) in new (TLane, double)[]
            {
                (TLane.Exp(TLane.Constant(x)), Math.Exp(x)),
                (TLane.Log(TLane.Constant(Math.Abs(x) + 0.1)), Math.Log(Math.Abs(x) + 0.1)),
                (TLane.Tanh(TLane.Constant(x)), Math.Tanh(x)),
                (TLane.Tanh(TLane.Constant(x / 100)), Math.Tanh(x / 100)),
                (TLane.Sqrt(TLane.Abs(TLane.Constant(x))), Math.Sqrt(Math.Abs(x))),
                (TLane.Max(TLane.Constant(x), TLane.Constant(1)), Math.Max(x, 1)),
                (-TLane.Constant(x), -x),
                (TLane.Constant(x) / TLane.Constant(3), x / 3),
                (TLane.WhereGreater(TLane.Constant(x), TLane.Constant(1), TLane.Constant(2), TLane.Constant(3)), x > 1 ? 2 : 3),
                (TLane.WhereEqual(TLane.Constant(x), TLane.Constant(x), TLane.Constant(2), TLane.Constant(3)), 2),
            })
            {
                var value = lane;
                for (var e = 0; e < TLane.Count; e++)
                {
                    var actual = TLane.Double(((T*)&value)[e]);
                    // The argument itself is rounded to the lane's precision, which an exponential makes |x| times as large.
                    var allowed = tolerance * (1 + Math.Abs(x)) * Math.Abs(number);
                    Assert.True(Math.Abs(actual - number) <= allowed, $"at {x}: expected {number}, was {actual}");
                }
                Assert.InRange(TLane.Double(TLane.Sum(value)) / TLane.Count, number - tolerance * (1 + Math.Abs(x)) * Math.Abs(number), number + tolerance * (1 + Math.Abs(x)) * Math.Abs(number));
            }
        }
        Assert.True(double.IsNaN(TLane.Double(TLane.Sum(TLane.Max(TLane.Constant(double.NaN), TLane.Constant(1))))));
        Assert.True(double.IsNaN(TLane.Double(TLane.Sum(TLane.Max(TLane.Constant(1), TLane.Constant(double.NaN))))));
    }

    private static bool GuardEnd(int seed) => (seed & 1) == 0;

    private static (int Rows, int Columns) OutputSize(ConvolutionCase c) =>
        (c.Window.Rows.OutputSize(c.Shape.Rows), c.Window.Columns.OutputSize(c.Shape.Columns));

    private static int WeightCount(ConvolutionCase c) =>
        c.Outputs * c.Shape.Channels * c.Window.Rows.Kernel * c.Window.Columns.Kernel;

    private static LaneBuffer<TLane, T> Lanes(int cells, bool guardEnd) => new(cells, guardEnd);

    private static GuardedMemory<T> Random(int count, bool guardEnd, ref RandomSource random) =>
        Scalars.Random<TLane, T>(count, guardEnd, ref random);

    private static double[] Doubles(GuardedMemory<T> memory) => Scalars.Doubles<TLane, T>(memory);

    private static void Add(double[] total, double[] part)
    {
        for (var i = 0; i < total.Length; i++)
        {
            total[i] += part[i];
        }
    }

    /// <summary>Compares sums of so many products, whose rounding is relative to the largest sum or, where there are few sums, to the usual size of one.</summary>
    private void AssertClose(double[] expected, double[] actual, int products = 1)
    {
        Assert.Equal(expected.Length, actual.Length);
        // Of numbers from −1 to 1 a product has the deviation 1/3, and a sum of n has √n/3.
        var scale = expected.Select(Math.Abs).Append(1).Append(Math.Sqrt(products) / 3).Max();
        for (var i = 0; i < expected.Length; i++)
        {
            // Not Assert.True, which would write its message for every element; and turned round, so that NaN fails.
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance * scale))
            {
                Assert.Fail($"element {i}: expected {expected[i]}, was {actual[i]}");
            }
        }
    }
}
