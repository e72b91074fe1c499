using Chainrule.Tensors;

namespace Chainrule.Tests.Kernels;

/// <summary>
/// The loops as the formulas state them, for one example in double precision. Every fast kernel equals one of these, and
/// they stay for as long as there is a fast kernel.
/// </summary>
internal static class Naive
{
    /// <summary>output[u] = bias[u] + Σ_i weight[u][i] · input[i]</summary>
    public static double[] Dense(double[] input, double[] weights, double[] bias)
    {
        var output = new double[bias.Length];
        for (var u = 0; u < output.Length; u++)
        {
            output[u] = bias[u];
            for (var i = 0; i < input.Length; i++)
            {
                output[u] += weights[u * input.Length + i] * input[i];
            }
        }
        return output;
    }

    /// <summary>inputDelta[i] = Σ_u weight[u][i] · delta[u]</summary>
    public static double[] DenseByInput(double[] delta, double[] weights)
    {
        var inputs = weights.Length / delta.Length;
        var inputDelta = new double[inputs];
        for (var i = 0; i < inputs; i++)
        {
            for (var u = 0; u < delta.Length; u++)
            {
                inputDelta[i] += weights[u * inputs + i] * delta[u];
            }
        }
        return inputDelta;
    }

    /// <summary>output[o][p][q] = bias[o] + Σ_cmn weight[o][c][m][n] · input[c][p·s + m·d − before][q·s + n·d − before], zero outside.</summary>
    public static double[] Convolve(double[] input, Shape shape, double[] weights, double[] bias, Window window)
    {
        var (rows, columns) = (window.Rows.OutputSize(shape.Rows), window.Columns.OutputSize(shape.Columns));
        var output = new double[bias.Length * rows * columns];
        ForEachProduct(shape, bias.Length, window, (o, w, i) => output[o] += weights[w] * input[i]);
        for (var cell = 0; cell < output.Length; cell++)
        {
            output[cell] += bias[cell / (rows * columns)];
        }
        return output;
    }

    /// <summary>The derivative of Σ delta · output by each weight: every product of the forward sum, read the other way round.</summary>
    public static double[] ConvolveByWeights(double[] input, Shape shape, double[] delta, int outputs, Window window)
    {
        var gradient = new double[outputs * shape.Channels * window.Rows.Kernel * window.Columns.Kernel];
        ForEachProduct(shape, outputs, window, (o, w, i) => gradient[w] += delta[o] * input[i]);
        return gradient;
    }

    /// <summary>The derivative of Σ delta · output by each input cell.</summary>
    public static double[] ConvolveByInput(Shape shape, double[] weights, double[] delta, int outputs, Window window)
    {
        var inputDelta = new double[shape.Count];
        ForEachProduct(shape, outputs, window, (o, w, i) => inputDelta[i] += delta[o] * weights[w]);
        return inputDelta;
    }

    /// <summary>output[c][p][q] = max_mn input[c][p·s + m][q·s + n]</summary>
    public static double[] MaxPool(double[] input, Shape shape, Window window) =>
        Pool(shape, window, cells => cells.Max(cell => input[cell]));

    /// <summary>output[c][p][q] = mean_mn input[c][p·s + m][q·s + n]</summary>
    public static double[] AveragePool(double[] input, Shape shape, Window window) =>
        Pool(shape, window, cells => cells.Average(cell => input[cell]));

    /// <summary>Each delta to the first of the largest cells of its window.</summary>
    public static double[] MaxPoolByInput(double[] input, double[] delta, Shape shape, Window window)
    {
        var inputDelta = new double[shape.Count];
        var output = 0;
        Pool(shape, window, cells => inputDelta[cells.MaxBy(cell => input[cell])] += delta[output++]);
        return inputDelta;
    }

    /// <summary>Each delta in equal shares to the cells of its window.</summary>
    public static double[] AveragePoolByInput(double[] delta, Shape shape, Window window)
    {
        var inputDelta = new double[shape.Count];
        var output = 0;
        Pool(shape, window, cells =>
        {
            cells.ForEach(cell => inputDelta[cell] += delta[output] / cells.Count);
            return output++;
        });
        return inputDelta;
    }

    /// <summary>Calls with the indices of output, weight and input of every product in a convolution's sums.</summary>
    private static void ForEachProduct(Shape shape, int outputs, Window window, Action<int, int, int> product)
    {
        var (rows, columns) = (window.Rows.OutputSize(shape.Rows), window.Columns.OutputSize(shape.Columns));
        for (var o = 0; o < outputs; o++)
        {
            for (var p = 0; p < rows; p++)
            {
                for (var q = 0; q < columns; q++)
                {
                    for (var c = 0; c < shape.Channels; c++)
                    {
                        for (var m = 0; m < window.Rows.Kernel; m++)
                        {
                            for (var n = 0; n < window.Columns.Kernel; n++)
                            {
                                var (y, x) = (window.Rows.InputIndex(p, m), window.Columns.InputIndex(q, n));
                                if (y >= 0 && y < shape.Rows && x >= 0 && x < shape.Columns)
                                {
                                    product(
                                        (o * rows + p) * columns + q,
                                        ((o * shape.Channels + c) * window.Rows.Kernel + m) * window.Columns.Kernel + n,
                                        (c * shape.Rows + y) * shape.Columns + x);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static double[] Pool(Shape shape, Window window, Func<List<int>, double> pool)
    {
        var (rows, columns) = (window.Rows.OutputSize(shape.Rows), window.Columns.OutputSize(shape.Columns));
        var output = new List<double>();
        for (var c = 0; c < shape.Channels; c++)
        {
            for (var p = 0; p < rows; p++)
            {
                for (var q = 0; q < columns; q++)
                {
                    var cells = new List<int>();
                    for (var m = 0; m < window.Rows.Kernel; m++)
                    {
                        for (var n = 0; n < window.Columns.Kernel; n++)
                        {
                            cells.Add((c * shape.Rows + window.Rows.InputIndex(p, m)) * shape.Columns + window.Columns.InputIndex(q, n));
                        }
                    }
                    output.Add(pool(cells));
                }
            }
        }
        return [.. output];
    }
}
