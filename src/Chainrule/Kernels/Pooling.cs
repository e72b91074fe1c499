using Chainrule.Tensors;

namespace Chainrule.Kernels;

/// <summary>
/// The loops of the pooling layers over one group of examples: C channels of H×W cells become P×Q cells. Every window
/// lies within the input; the cells that no window reads take no part.
/// </summary>
internal static unsafe class Pooling
{
    /// <summary><c>output[c][p][q] = max_{m,n} input[c][p·stride + m·dilation][q·stride + n·dilation]</c></summary>
    public static void Max<TLane, T>(
        TLane* input, int channels, int height, int width, in Window window, TLane* output, int rows, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        for (var c = 0; c < channels; c++)
        {
            for (var p = 0; p < rows; p++)
            {
                for (var q = 0; q < columns; q++, output++)
                {
                    var first = Cell(input, c, height, width, window, p, q);
                    var max = *first;
                    for (var m = 0; m < window.Rows.Kernel; m++)
                    {
                        var row = first + (nint)m * window.Rows.Dilation * width;
                        for (var n = 0; n < window.Columns.Kernel; n++)
                        {
                            max = TLane.Max(max, row[n * window.Columns.Dilation]);
                        }
                    }
                    *output = max;
                }
            }
        }
    }

    /// <summary>
    /// Routes each output's delta to the cell that was the maximum; among equal cells to the first, row by row, as the
    /// libraries that students compare with do.
    /// </summary>
    public static void MaxByInput<TLane, T>(
        TLane* input, TLane* output, TLane* outputDelta, int channels, int height, int width, in Window window,
        TLane* inputDelta, int rows, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        for (var c = 0; c < channels; c++)
        {
            new Span<TLane>(inputDelta + (nint)c * height * width, height * width).Clear();
            for (var p = 0; p < rows; p++)
            {
                for (var q = 0; q < columns; q++, output++, outputDelta++)
                {
                    var first = Cell(input, c, height, width, window, p, q);
                    var firstDelta = inputDelta + (first - input);
                    var max = *output;
                    var rest = *outputDelta;
                    for (var m = 0; m < window.Rows.Kernel; m++)
                    {
                        var row = (nint)m * window.Rows.Dilation * width;
                        for (var n = 0; n < window.Columns.Kernel; n++)
                        {
                            var cell = row + n * window.Columns.Dilation;
                            // What one cell takes, no later one can: the delta is gone from the rest.
                            var taken = TLane.WhereEqual(first[cell], max, rest, default);
                            firstDelta[cell] += taken;
                            rest -= taken;
                        }
                    }
                }
            }
        }
    }

    /// <summary><c>output[c][p][q] = mean_{m,n} input[c][p·stride + m·dilation][q·stride + n·dilation]</c></summary>
    public static void Average<TLane, T>(
        TLane* input, int channels, int height, int width, in Window window, TLane* output, int rows, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var share = TLane.Constant(1.0 / (window.Rows.Kernel * window.Columns.Kernel));
        for (var c = 0; c < channels; c++)
        {
            for (var p = 0; p < rows; p++)
            {
                for (var q = 0; q < columns; q++, output++)
                {
                    var first = Cell(input, c, height, width, window, p, q);
                    TLane sum = default;
                    for (var m = 0; m < window.Rows.Kernel; m++)
                    {
                        var row = first + (nint)m * window.Rows.Dilation * width;
                        for (var n = 0; n < window.Columns.Kernel; n++)
                        {
                            sum += row[n * window.Columns.Dilation];
                        }
                    }
                    *output = sum * share;
                }
            }
        }
    }

    /// <summary>Gives every cell of a window its share of the output's delta.</summary>
    public static void AverageByInput<TLane, T>(
        TLane* outputDelta, int channels, int height, int width, in Window window, TLane* inputDelta, int rows, int columns)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged
    {
        var share = TLane.Constant(1.0 / (window.Rows.Kernel * window.Columns.Kernel));
        for (var c = 0; c < channels; c++)
        {
            new Span<TLane>(inputDelta + (nint)c * height * width, height * width).Clear();
            for (var p = 0; p < rows; p++)
            {
                for (var q = 0; q < columns; q++, outputDelta++)
                {
                    var first = Cell(inputDelta, c, height, width, window, p, q);
                    var delta = *outputDelta * share;
                    for (var m = 0; m < window.Rows.Kernel; m++)
                    {
                        var row = first + (nint)m * window.Rows.Dilation * width;
                        for (var n = 0; n < window.Columns.Kernel; n++)
                        {
                            row[n * window.Columns.Dilation] += delta;
                        }
                    }
                }
            }
        }
    }

    /// <summary>The first input cell of the window of output (p, q).</summary>
    private static TLane* Cell<TLane>(TLane* input, int channel, int height, int width, in Window window, int p, int q)
        where TLane : unmanaged =>
        input + ((nint)(channel * height + p * window.Rows.Stride) * width + (nint)q * window.Columns.Stride);
}
