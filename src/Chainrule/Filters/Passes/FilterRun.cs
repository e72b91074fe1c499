using System.Numerics;
using System.Runtime.ExceptionServices;
using Chainrule.Kernels;
using Chainrule.Tensors;

namespace Chainrule.Filters.Passes;

/// <summary>
/// Carries out a filter. Threads share the output rows and need no memory but a few extended rows each. Every output is
/// summed up in an order that is the kernel's alone, so its bits depend neither on the threads nor on the lane.
/// </summary>
internal static class FilterRun
{
    /// <summary>Bands of rows a thread: enough that one that is held up leaves work to the others.</summary>
    private const int BandsEach = 4;

    /// <summary>What a second pass costs besides its sums, in weights: writing a row and reading it again.</summary>
    private const int SecondPass = 4;

    /// <summary>Filters floats; tests name every width of lane, all else takes <see cref="Lanes.Width"/>.</summary>
    public static void Run(
        Filter filter, Tensor<float> input, Tensor<float> output, int threads, CancellationToken cancellation, int? lane = null)
    {
        switch (lane ?? Lanes.Width)
        {
            case 16:
                Run<Lane16, float>(filter, input, output, threads, cancellation);
                break;
            case 8:
                Run<Lane8, float>(filter, input, output, threads, cancellation);
                break;
            default:
                Run<Lane4, float>(filter, input, output, threads, cancellation);
                break;
        }
    }

    /// <summary>Filters doubles.</summary>
    public static void Run(Filter filter, Tensor<double> input, Tensor<double> output, int threads, CancellationToken cancellation) =>
        Run<LaneDouble, double>(filter, input, output, threads, cancellation);

    private static void Run<TLane, T>(
        Filter filter, Tensor<T> input, Tensor<T> output, int threads, CancellationToken cancellation)
        where TLane : unmanaged, ILane<TLane, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var window = filter.WindowOver(input.Shape);
        var work = new FilterWork<T>(
            input, output, filter.AppliedKernel, window, filter.Boundary,
            new RowExtension<T>(window.Columns, input.Shape.Columns, filter.Boundary));
        var separation = Separation.Of<T>(work.Kernel) is { } factors && IsCheaper(factors, work) ? factors : null;
        threads = threads == 0 ? Environment.ProcessorCount : threads;
        // A band is some rows of one channel, as many as are made at once or a multiple of it.
        var rows = output.Shape.Rows;
        var groups = (rows + work.RowsAtOnce - 1) / work.RowsAtOnce;
        var bands = threads == 1 ? 1 : Math.Min(groups, threads * BandsEach);
        try
        {
            Parallel.For(
                0,
                output.Shape.Channels * bands,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                () => separation is null ? (FilterPass<T>)new DirectPass<TLane, T>(work) : new SeparablePass<TLane, T>(work, separation),
                (index, _, pass) =>
                {
                    var (channel, band) = (index / bands, index % bands);
                    var end = Math.Min((int)((long)groups * (band + 1) / bands) * work.RowsAtOnce, rows);
                    for (var row = (int)((long)groups * band / bands) * work.RowsAtOnce; row < end; row += work.RowsAtOnce)
                    {
                        cancellation.ThrowIfCancellationRequested();
                        pass.Make(channel, row, Math.Min(work.RowsAtOnce, rows - row));
                    }
                    // What was written past the caches is seen by whoever reads it next.
                    Interlocked.MemoryBarrier();
                    return pass;
                },
                _ => { });
        }
        catch (AggregateException failures)
        {
            // What one thread met, a lack of memory for its rows, is what the caller is to know.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    /// <summary>Whether two passes take fewer sums than one: the first makes sums for all input columns, not only the outputs'.</summary>
    private static bool IsCheaper<T>(Separation factors, FilterWork<T> work) where T : unmanaged
    {
        var (column, row) = (factors.Column.Count(weight => weight != 0), factors.Row.Count(weight => weight != 0));
        return work.Window.Columns.Stride * (column + SecondPass) + row < column * row;
    }
}
