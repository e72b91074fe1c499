using System.Numerics;
using Chainrule.Filters.Passes;
using Chainrule.Tensors;

namespace Chainrule.Filters;

/// <summary>
/// A kernel and how it slides over an input: the recipe, which <see cref="Apply{T}(Tensor{T}, int, CancellationToken)"/>
/// carries out and an explanation explains.
/// </summary>
/// <param name="Kernel">The weights, as they are written; <see cref="FilterMode.Convolution"/> flips them.</param>
public sealed record Filter(Kernel Kernel)
{
    /// <summary>Cross-correlation, unless it is said otherwise.</summary>
    public FilterMode Mode { get; init; }

    /// <summary>The cells around the input: none, unless it is said otherwise.</summary>
    public Padding Padding { get; init; }

    /// <summary>What the cells around the input hold.</summary>
    public Boundary Boundary { get; init; }

    /// <summary>Input rows from one output row to the next, at least 1.</summary>
    public int RowStride { get; init; } = 1;

    /// <summary>Input columns from one output column to the next, at least 1.</summary>
    public int ColumnStride { get; init; } = 1;

    /// <summary>Input rows from one kernel row to the next, at least 1.</summary>
    public int RowDilation { get; init; } = 1;

    /// <summary>Input columns from one kernel column to the next, at least 1.</summary>
    public int ColumnDilation { get; init; } = 1;

    /// <summary>The kernel that is laid on the input: flipped for a convolution.</summary>
    public Kernel AppliedKernel => Mode == FilterMode.Convolution ? Kernel.Flipped() : Kernel;

    /// <summary>The geometry over an input of channels × rows × columns.</summary>
    public Window WindowOver(Shape input) => Padding.Apply(
        new Window(
            new WindowAxis(Kernel.Rows, RowStride, Dilation: RowDilation),
            new WindowAxis(Kernel.Columns, ColumnStride, Dilation: ColumnDilation)),
        input.Rows,
        input.Columns);

    /// <summary>The output's shape: as many channels as the input, or one where the kernel sums over them.</summary>
    /// <exception cref="ChainruleException">A kernel that does not fit the input, or an output too large to hold.</exception>
    public Shape OutputShape(Shape input)
    {
        if (input.Rank != 3)
        {
            throw new ArgumentException($"An input has channels × rows × columns, not {input}.", nameof(input));
        }
        if (Kernel.Channels != 1 && Kernel.Channels != input.Channels)
        {
            throw new ChainruleException(
                $"the kernel has {Kernel.Channels} channels and the input {input.Channels}; give a kernel of 1 channel or of as many");
        }
        Window window;
        int rows, columns;
        try
        {
            window = WindowOver(input);
            (rows, columns) = (window.Rows.OutputSize(input.Rows), window.Columns.OutputSize(input.Columns));
            // Cells of padding are counted too, when their turn comes.
            _ = checked(input.Rows + window.Rows.Before + window.Rows.After);
            _ = checked(input.Columns + window.Columns.Before + window.Columns.After);
        }
        catch (OverflowException)
        {
            throw new ChainruleException(
                "the kernel or the output would extend over more than 2147483647 rows or columns; pad or dilate less");
        }
        if (rows == 0 || columns == 0)
        {
            throw new ChainruleException(
                $"the kernel covers {window.Rows.Extent}x{window.Columns.Extent} cells and the input has {input.Rows}x{input.Columns}: "
                + "no output; give a smaller kernel or more padding (same, full)");
        }
        var channels = Kernel.Channels == 1 ? input.Channels : 1;
        if ((long)rows * columns > int.MaxValue / channels)
        {
            throw new ChainruleException($"the output would be {channels}x{rows}x{columns}, more than can be held; pad less");
        }
        return new Shape(channels, rows, columns);
    }

    /// <summary>Filters an input.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="input">Channels × rows × columns.</param>
    /// <param name="threads">How many threads work; 0 takes every core. The output is the same bits for any number.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ChainruleException">See <see cref="OutputShape"/>.</exception>
    public Tensor<T> Apply<T>(Tensor<T> input, int threads = 0, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(input);
        var output = new Tensor<T>(OutputShape(input.Shape));
        Apply(input, output, threads, cancellation);
        return output;
    }

    /// <summary>Filters an input into an output of the right shape, other than the input, whose values are overwritten.</summary>
    /// <inheritdoc cref="Apply{T}(Tensor{T}, int, CancellationToken)"/>
    /// <exception cref="ArgumentException">An output of another shape than <see cref="OutputShape"/>.</exception>
    public void Apply<T>(Tensor<T> input, Tensor<T> output, int threads = 0, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var shape = OutputShape(input.Shape);
        if (output.Shape != shape)
        {
            throw new ArgumentException($"The output is {shape}, not {output.Shape}.", nameof(output));
        }
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        switch (input, output)
        {
            case (Tensor<float> floats, Tensor<float> results):
                FilterRun.Run(this, floats, results, threads, cancellation);
                break;
            case (Tensor<double> doubles, Tensor<double> results):
                FilterRun.Run(this, doubles, results, threads, cancellation);
                break;
            default:
                throw new NotSupportedException($"A filter works on float or double, not on {typeof(T).Name}.");
        }
    }
}
