using Chainrule.Filters;
using Chainrule.Filters.Analysis;

namespace Chainrule.Visuals;

/// <summary>What a kernel does as one HTML file.</summary>
public static class KernelReport
{
    /// <summary>
    /// Writes the page, which holds everything it shows, runs no script and asks no network for anything: the weights, the
    /// sentences, the answers to edges and those to waves. The same kernel and file name give the same bytes. The
    /// file is written whole or not at all.
    /// </summary>
    /// <param name="title">What the kernel is called.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="channels">The analysis of each of its channels.</param>
    /// <param name="path">Where to; a file that is there is replaced.</param>
    /// <param name="cancellation">Ends the writing; the path keeps what it held.</param>
    /// <exception cref="ChainruleException">A path that cannot be written.</exception>
    /// <exception cref="ArgumentException">Another number of analyses than of channels.</exception>
    public static void Write(
        string title, Kernel kernel, IReadOnlyList<KernelAnalysis> channels, string path, CancellationToken cancellation = default)
    {
        if (channels.Count != kernel.Channels)
        {
            throw new ArgumentException($"A kernel of {kernel.Channels} channels has as many analyses, not {channels.Count}.", nameof(channels));
        }
        var page = KernelPage.KernelPage.Render(title, kernel, channels, Path.GetFileName(path));
        AtomicFile.Write(path, stream => stream.Write(page), cancellation);
    }
}
