using System.Numerics;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>
/// The way back through a filter. With δ = ∂L/∂S given for every output cell, the chain rule adds up for each input cell the δ
/// of all outputs that read it, each times its weight. That is a filter too: of δ, set apart by the stride and surrounded by
/// zeros, with the kernel turned by half a turn. So the way back through a cross-correlation is a convolution and the other
/// way round, and without padding it is a full one.
/// </summary>
public sealed class BackwardFilter
{
    private readonly Filter forward;
    private readonly Shape input, output;
    private readonly Axis rows, columns;

    /// <summary>The way back through a filter over an input of some shape.</summary>
    /// <exception cref="ChainruleException">
    /// A kernel of several channels, a boundary that repeats the input in its padding, or a kernel that does not fit:
    /// see <see cref="Filter.OutputShape"/>.
    /// </exception>
    public BackwardFilter(Filter forward, Shape input)
    {
        ArgumentNullException.ThrowIfNull(forward);
        (this.forward, this.input, output) = (forward, input, forward.OutputShape(input));
        if (forward.Kernel.Channels != 1)
        {
            throw new ChainruleException("the way back is shown for kernels of 1 channel; give one");
        }
        var window = forward.WindowOver(input);
        if (window.IsPadded && forward.Boundary != Boundary.Zero)
        {
            throw new ChainruleException(
                "the way back is one filter only where the padding holds zeros; choose the boundary zero or the padding valid");
        }
        (rows, columns) = (Axis.Of(window.Rows, input.Rows), Axis.Of(window.Columns, input.Columns));
        Filter = new Filter(forward.Kernel)
        {
            Mode = forward.Mode == FilterMode.Convolution ? FilterMode.CrossCorrelation : FilterMode.Convolution,
            Padding = Padding.Cells(rows.Before, rows.After, columns.Before, columns.After),
            RowDilation = forward.RowDilation,
            ColumnDilation = forward.ColumnDilation,
        };
    }

    /// <summary>The filter that makes the input's δ of what <see cref="Spread"/> makes of the output's.</summary>
    public Filter Filter { get; }

    /// <summary>Whether it has the padding of a full convolution.</summary>
    public bool IsFull => (Filter with { Padding = Padding.Full }).WindowOver(input) == Filter.WindowOver(input);

    /// <summary>How many cells <see cref="Spread"/> makes of each channel.</summary>
    public long SpreadCells => (long)rows.Size * columns.Size;

    /// <summary>The output's δ with as many zeros between them as the stride leaves away; the very same for a stride of 1.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="delta">∂L/∂S, of the output's shape.</param>
    /// <exception cref="ArgumentException">Another shape.</exception>
    public Tensor<T> Spread<T>(Tensor<T> delta) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(delta);
        if (delta.Shape != output)
        {
            throw new ArgumentException($"The output is {output}, not {delta.Shape}.", nameof(delta));
        }
        var spread = new Tensor<T>(new Shape(output.Channels, rows.Size, columns.Size));
        for (var c = 0; c < output.Channels; c++)
        {
            for (var i = 0; i < output.Rows; i++)
            {
                for (var j = 0; j < output.Columns; j++)
                {
                    var (row, column) = (rows.First + i * forward.RowStride, columns.First + j * forward.ColumnStride);
                    if ((uint)row < (uint)rows.Size && (uint)column < (uint)columns.Size)
                    {
                        spread[c, row, column] = delta[c, i, j];
                    }
                }
            }
        }
        return spread;
    }

    /// <summary>One axis of the spread δ: of windows wholly in the padding, which read no input, nothing is kept.</summary>
    /// <param name="Before">Zeros before it.</param>
    /// <param name="Size">Its cells.</param>
    /// <param name="After">Zeros behind it.</param>
    /// <param name="First">Where the first output's δ stands in it; below 0 where that is left away.</param>
    private readonly record struct Axis(int Before, int Size, int After, int First)
    {
        public static Axis Of(WindowAxis axis, int input)
        {
            // The window goes over this many cells, so that it has as many places as the input has cells.
            var all = input + axis.Extent - 1;
            var first = axis.Extent - 1 - axis.Before;
            var end = first + (axis.OutputSize(input) - 1) * axis.Stride + 1;
            var before = Math.Clamp(first, 0, all - 1);
            var after = Math.Clamp(all - end, 0, all - 1 - before);
            return new Axis(before, all - before - after, after, first - before);
        }
    }
}
