namespace Chainrule.Filters.Gradients;

/// <summary>Cuts an image into bands of rows for several threads.</summary>
internal static class Bands
{
    /// <summary>Rows of a band: enough that a band's start costs little, few enough that threads end together.</summary>
    private const int Height = 32;

    /// <summary>Calls the work for every band, from its first row to the one after its last.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="threads">How many threads work; 0 takes every core.</param>
    /// <param name="work">What is done with a band.</param>
    /// <param name="cancellation">Ends the work between two bands.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer threads than 0.</exception>
    public static void Run(int rows, int threads, Action<int, int> work, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellation };
        Parallel.For(0, (rows + Height - 1) / Height, options, band => work(band * Height, Math.Min((band + 1) * Height, rows)));
    }
}
