using System.Runtime.CompilerServices;
using Chainrule.Tensors;

namespace Chainrule.Kernels;

/// <summary>
/// Products over one example alone, whose cells lie side by side: a register holds neighbouring pixels of a convolution's
/// output, or neighbouring inputs of a dense layer, instead of examples. They equal the same naive loops as
/// <see cref="Convolution"/> and <see cref="Product"/>.
/// </summary>
internal static unsafe class SingleExample
{
    /// <summary>
    /// Registers of pixels in a tile: with four outputs that is as many sums as the processor needs to be busy, and any row of
    /// at least one register can be cut into pairs, of which the last begins earlier and makes some pixels a second time.
    /// </summary>
    private const int Pair = 2;

    /// <summary>Whether registers of pixels serve a convolution: its output must fill one, and neighbours must read neighbours.</summary>
    public static bool Serves(in Window window, int columns) => window.Columns.Stride == 1 && columns >= Lane4.Count;

    /// <summary><see cref="Convolution.Forward"/> for one example, with the widest register that a row of outputs fills.</summary>
    public static void Convolve(
        float* input, int channels, int height, int width, float* weights, float* bias, in Window window,
        float* output, int outputs, int rows, int columns)
    {
        switch (Math.Min(columns, Lanes.Width))
        {
            case >= 16: Convolve<Lane16>(input, channels, height, width, weights, bias, window, output, outputs, rows, columns); break;
            case >= 8: Convolve<Lane8>(input, channels, height, width, weights, bias, window, output, outputs, rows, columns); break;
            default: Convolve<Lane4>(input, channels, height, width, weights, bias, window, output, outputs, rows, columns); break;
        }
    }

    /// <summary><c>output[u] = bias[u] + Σ_i weight[u][i] · input[i]</c></summary>
    public static void Multiply(float* input, int inputs, float* weights, float* bias, float* output, int units)
    {
        switch (Lanes.Width)
        {
            case 16: Multiply<Lane16>(input, inputs, weights, bias, output, units); break;
            case 8: Multiply<Lane8>(input, inputs, weights, bias, output, units); break;
            default: Multiply<Lane4>(input, inputs, weights, bias, output, units); break;
        }
    }

    private static void Convolve<TLane>(
        float* input, int channels, int height, int width, float* weights, float* bias, in Window window,
        float* output, int outputs, int rows, int columns)
        where TLane : unmanaged, ILane<TLane, float>
    {
        var taps = channels * window.Rows.Kernel * window.Columns.Kernel;
        var registers = Math.Min(Pair, Tile.Count(columns, TLane.Count));
        var apart = Math.Min(TLane.Count, columns - TLane.Count);
        var tileColumns = TLane.Count + (registers - 1) * apart;
        var product = new TileProduct<TLane, float, float>
        {
            WeightRow = taps,
            WeightStep = 1,
            InputColumn = apart,
            Outer = channels,
            OuterStride = (nint)height * width,
            Middle = window.Rows.Kernel,
            MiddleStride = (nint)window.Rows.Dilation * width,
            Inner = window.Columns.Kernel,
            InnerStride = window.Columns.Dilation,
            OutputRow = (nint)rows * columns,
            OutputColumn = apart,
        };
        var outputTiles = Tile.Count(outputs, Tile.Rows);
        var columnTiles = Tile.Count(columns, tileColumns);
        for (var row = 0; row < rows; row++)
        {
            for (var columnTile = 0; columnTile < columnTiles; columnTile++)
            {
                var column = Math.Min(columnTile * tileColumns, columns - tileColumns);
                product.Input = input + ((nint)row * window.Rows.Stride * width + column);
                for (var outputTile = 0; outputTile < outputTiles; outputTile++)
                {
                    var o = Tile.Start(outputs, outputTiles, outputTile);
                    product.Weights = weights + (nint)o * taps;
                    product.Bias = bias == null ? null : bias + o;
                    product.Output = output + ((nint)(o * rows + row) * columns + column);
                    Tile.Multiply<TLane, float, float, Shared<TLane, float>>(
                        product, Tile.Start(outputs, outputTiles, outputTile + 1) - o, registers);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TLane>(float* input, int inputs, float* weights, float* bias, float* output, int units)
        where TLane : unmanaged, ILane<TLane, float>
    {
        for (var unit = 0; unit < units; unit++, weights += inputs)
        {
            // Four sums at a time, or each would wait for the one before.
            TLane sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            var i = 0;
            for (; i + 4 * TLane.Count <= inputs; i += 4 * TLane.Count)
            {
                sum0 = TLane.MulAdd(TLane.Load(weights + i), TLane.Load(input + i), sum0);
                sum1 = TLane.MulAdd(TLane.Load(weights + i + TLane.Count), TLane.Load(input + i + TLane.Count), sum1);
                sum2 = TLane.MulAdd(TLane.Load(weights + i + 2 * TLane.Count), TLane.Load(input + i + 2 * TLane.Count), sum2);
                sum3 = TLane.MulAdd(TLane.Load(weights + i + 3 * TLane.Count), TLane.Load(input + i + 3 * TLane.Count), sum3);
            }
            for (; i + TLane.Count <= inputs; i += TLane.Count)
            {
                sum0 = TLane.MulAdd(TLane.Load(weights + i), TLane.Load(input + i), sum0);
            }
            var rest = bias[unit];
            for (; i < inputs; i++)
            {
                rest = MathF.FusedMultiplyAdd(weights[i], input[i], rest);
            }
            output[unit] = rest + TLane.Sum(sum0 + sum1 + (sum2 + sum3));
        }
    }
}
