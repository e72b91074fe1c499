using Chainrule.Tensors;

namespace Chainrule.Kernels;

/// <summary>
/// The three loops of a convolutional layer over one group of examples. Legend: O outputs (channels out), C channels in,
/// H×W the padded input, P×Q the output, M×N the kernel; weights are <c>[O][C][M][N]</c>.
/// </summary>
internal static unsafe class Convolution
{
    /// <summary>
    /// <c>output[o][p][q] = bias[o] + Σ_{c,m,n} weight[o][c][m][n] · input[c][p·stride + m·dilation][q·stride + n·dilation]</c>
    /// </summary>
    /// <param name="input">C×H×W lanes, padding included.</param>
    /// <param name="channels">C.</param>
    /// <param name="height">H.</param>
    /// <param name="width">W.</param>
    /// <param name="weights">O×C×M×N scalars.</param>
    /// <param name="bias">O scalars; null for none.</param>
    /// <param name="window">Kernel, stride and dilation; its padding is in the input already.</param>
    /// <param name="output">O×P×Q lanes.</param>
    /// <param name="outputs">O.</param>
    /// <param name="rows">P.</param>
    /// <param name="columns">Q.</param>
    /// <param name="content">
    /// The rows of the input that hold more than zeros, all of them by default: the kernel's rows beside them are left out, but for
    /// a single example.
    /// </param>
    public static void Forward<TLane, T>(
        TLane* input, int channels, int height, int width, T* weights, T* bias, in Window window,
        TLane* output, int outputs, int rows, int columns, Range? content = null)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        if (typeof(TLane) == typeof(Lane1) && SingleExample.Serves(window, columns))
        {
            SingleExample.Convolve(
                (float*)input, channels, height, width, (float*)weights, (float*)bias, window, (float*)output, outputs, rows, columns);
            return;
        }
        var taps = channels * window.Rows.Kernel * window.Columns.Kernel;
        var product = new TileProduct<TLane, T, T>
        {
            WeightRow = taps,
            WeightStep = 1,
            InputColumn = (nint)window.Columns.Stride * TLane.Count,
            Outer = channels,
            OuterStride = (nint)height * width * TLane.Count,
            Middle = window.Rows.Kernel,
            MiddleStride = (nint)window.Rows.Dilation * width * TLane.Count,
            Inner = window.Columns.Kernel,
            InnerStride = (nint)window.Columns.Dilation * TLane.Count,
            OutputRow = (nint)rows * columns * TLane.Count,
            OutputColumn = TLane.Count,
        };
        var outputTiles = Tile.Count(outputs, Tile.Rows);
        var columnTiles = Tile.Count(columns, Tile.Columns);
        var (contentStart, contentCount) = (content ?? ..).GetOffsetAndLength(height);
        for (var row = 0; row < rows; row++)
        {
            var top = row * window.Rows.Stride;
            var firstTap = Math.Clamp(Tile.Count(contentStart - top, window.Rows.Dilation), 0, window.Rows.Kernel);
            var endTap = Math.Clamp(Tile.Count(contentStart + contentCount - top, window.Rows.Dilation), firstTap, window.Rows.Kernel);
            product.Middle = endTap - firstTap;
            product.WeightSkip = (window.Rows.Kernel - product.Middle) * window.Columns.Kernel;
            var firstWeight = firstTap * window.Columns.Kernel;
            for (var columnTile = 0; columnTile < columnTiles; columnTile++)
            {
                var column = Tile.Start(columns, columnTiles, columnTile);
                var tileColumns = Tile.Start(columns, columnTiles, columnTile + 1) - column;
                product.Input = (T*)(input
                    + ((nint)(top + firstTap * window.Rows.Dilation) * width + (nint)column * window.Columns.Stride));
                for (var outputTile = 0; outputTile < outputTiles; outputTile++)
                {
                    var o = Tile.Start(outputs, outputTiles, outputTile);
                    var tileRows = Tile.Start(outputs, outputTiles, outputTile + 1) - o;
                    product.Weights = weights + ((nint)o * taps + firstWeight);
                    product.Bias = bias == null ? null : bias + o;
                    product.Output = (T*)(output + ((nint)(o * rows + row) * columns + column));
                    Tile.Multiply<TLane, T, T, Shared<TLane, T>>(product, tileRows, tileColumns);
                }
            }
        }
    }

    /// <summary>
    /// <c>gradient[o][c][m][n] = Σ_{p,q} delta[o][p][q] · input[c][p·stride + m·dilation][q·stride + n·dilation]</c>,
    /// summed over the group's examples.
    /// </summary>
    public static void ByWeights<TLane, T>(
        TLane* input, int channels, int height, int width, in Window window,
        TLane* delta, int outputs, int rows, int columns, T* gradient)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var (kernelRows, kernelColumns) = (window.Rows.Kernel, window.Columns.Kernel);
        var sums = stackalloc TLane[Tile.Rows * Tile.Columns];
        var product = new TileProduct<TLane, T, TLane>
        {
            WeightRow = (nint)rows * columns,
            WeightStep = 1,
            InputColumn = (nint)window.Columns.Dilation * TLane.Count,
            Outer = 1,
            Middle = rows,
            MiddleStride = (nint)window.Rows.Stride * width * TLane.Count,
            Inner = columns,
            InnerStride = (nint)window.Columns.Stride * TLane.Count,
            Output = (T*)sums,
            OutputRow = Tile.Columns * TLane.Count,
            OutputColumn = TLane.Count,
        };
        var outputTiles = Tile.Count(outputs, Tile.Rows);
        var tapTiles = Tile.Count(kernelColumns, Tile.Columns);
        for (var outputTile = 0; outputTile < outputTiles; outputTile++)
        {
            var o = Tile.Start(outputs, outputTiles, outputTile);
            var tileRows = Tile.Start(outputs, outputTiles, outputTile + 1) - o;
            product.Weights = delta + (nint)o * rows * columns;
            for (var c = 0; c < channels; c++)
            {
                for (var m = 0; m < kernelRows; m++)
                {
                    for (var tapTile = 0; tapTile < tapTiles; tapTile++)
                    {
                        var n = Tile.Start(kernelColumns, tapTiles, tapTile);
                        var tileColumns = Tile.Start(kernelColumns, tapTiles, tapTile + 1) - n;
                        product.Input = (T*)(input
                            + ((nint)(c * height + m * window.Rows.Dilation) * width + (nint)n * window.Columns.Dilation));
                        Tile.Multiply<TLane, T, TLane, Own<TLane>>(product, tileRows, tileColumns);
                        for (var r = 0; r < tileRows; r++)
                        {
                            var target = gradient + ((((nint)(o + r) * channels + c) * kernelRows + m) * kernelColumns + n);
                            for (var k = 0; k < tileColumns; k++)
                            {
                                target[k] = TLane.Sum(sums[r * Tile.Columns + k]);
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// The weights for the way back: <c>flipped[c][o][m][n] = weight[o][c][M−1−m][N−1−n]</c>. Over deltas with zeros
    /// around and, for a stride, between them, the input's delta is then an ordinary <see cref="Forward"/>.
    /// </summary>
    public static void Flip<T>(T* weights, int outputs, int channels, int kernelRows, int kernelColumns, T* flipped)
        where T : unmanaged
    {
        var taps = kernelRows * kernelColumns;
        for (var o = 0; o < outputs; o++)
        {
            for (var c = 0; c < channels; c++)
            {
                var source = weights + ((nint)o * channels + c) * taps;
                var target = flipped + ((nint)c * outputs + o) * taps;
                for (var tap = 0; tap < taps; tap++)
                {
                    target[taps - 1 - tap] = source[tap];
                }
            }
        }
    }

    /// <summary>
    /// Spreads C×rows×columns lanes over C×height×width: cell (r, q) goes to (top + r·stepRows, left + q·stepColumns), if
    /// that lies inside; the other cells are left as they are.
    /// </summary>
    public static void Spread<TLane>(
        TLane* source, int channels, int rows, int columns, TLane* target, int height, int width,
        int top, int left, int stepRows, int stepColumns)
        where TLane : unmanaged
    {
        for (var c = 0; c < channels; c++)
        {
            for (var r = 0; r < rows; r++)
            {
                var y = top + r * stepRows;
                if ((uint)y >= (uint)height)
                {
                    continue;
                }
                var from = source + (nint)(c * rows + r) * columns;
                var to = target + (nint)(c * height + y) * width;
                for (var q = 0; q < columns; q++)
                {
                    var x = left + q * stepColumns;
                    if ((uint)x < (uint)width)
                    {
                        to[x] = from[q];
                    }
                }
            }
        }
    }
}
