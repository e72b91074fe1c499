using Chainrule.Kernels;
using Chainrule.Optimizers;
using Chainrule.Tensors;

namespace Chainrule.Tests.Optimizers;

/// <summary>Lets an optimizer walk, in the lanes of a name, and returns the parameters after each step.</summary>
internal static unsafe class OptimizerRun
{
    public static readonly string[] FloatLanes = [nameof(Lane16), nameof(Lane8), nameof(Lane4)];

    /// <param name="lane">The lanes' name; any other name is the double lane.</param>
    /// <param name="optimizer">What walks.</param>
    /// <param name="start">The parameters to start from.</param>
    /// <param name="gradient">The gradient at the parameters and the step, from 1.</param>
    /// <param name="steps">How many steps to go.</param>
    public static double[][] Walk(
        string lane, Optimizer optimizer, double[] start, Func<double[], int, double[]> gradient, int steps) => lane switch
        {
            nameof(Lane16) => Walk<Lane16, float>(optimizer, start, gradient, steps),
            nameof(Lane8) => Walk<Lane8, float>(optimizer, start, gradient, steps),
            nameof(Lane4) => Walk<Lane4, float>(optimizer, start, gradient, steps),
            _ => Walk<LaneDouble, double>(optimizer, start, gradient, steps),
        };

    private static double[][] Walk<TLane, T>(
        Optimizer optimizer, double[] start, Func<double[], int, double[]> gradient, int steps)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        // The states stand further apart than the parameters need; what lies between must stay as it is.
        const int Gap = 3;
        const double Untouched = 7;
        var lanes = (start.Length + TLane.Count - 1) / TLane.Count;
        var stride = lanes + Gap;
        var (parameters, gradients) = (new AlignedMemory<TLane>(lanes), new AlignedMemory<TLane>(lanes));
        var state = new AlignedMemory<TLane>(stride * (optimizer.StateCount + 1));
        for (var s = 0; s <= optimizer.StateCount; s++)
        {
            state.Span.Slice(s == optimizer.StateCount ? s * stride : s * stride + lanes, Gap).Fill(TLane.Constant(Untouched));
        }
        Write(parameters, start);
        var path = new double[steps][];
        for (var step = 1; step <= steps; step++)
        {
            Write(gradients, gradient(Read(parameters, start.Length), step));
            optimizer.Update<TLane, T>(parameters.Pointer, gradients.Pointer, state.Pointer, stride, lanes, optimizer.Rate, step);
            path[step - 1] = Read(parameters, start.Length);
        }
        for (var s = 0; s <= optimizer.StateCount; s++)
        {
            for (var i = 0; i < Gap * TLane.Count; i++)
            {
                var first = s == optimizer.StateCount ? s * stride : s * stride + lanes;
                Assert.Equal(Untouched, TLane.Double(((T*)(state.Pointer + first))[i]));
            }
        }
        return path;

        static void Write(AlignedMemory<TLane> memory, double[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                ((T*)memory.Pointer)[i] = TLane.Scalar(values[i]);
            }
        }

        static double[] Read(AlignedMemory<TLane> memory, int count) =>
            [.. Enumerable.Range(0, count).Select(i => TLane.Double(((T*)memory.Pointer)[i]))];
    }
}
