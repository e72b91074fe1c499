using Chainrule.Comparisons;
using Chainrule.Visuals.Report;

namespace Chainrule.Visuals;

/// <summary>A comparison as a page to read, show and print.</summary>
public static class ComparisonReport
{
    /// <summary>
    /// Writes the comparison as one HTML file that holds everything it shows, runs no script and asks no network for
    /// anything. The same result gives the same bytes. The file is written whole or not at all.
    /// </summary>
    /// <param name="result">What was measured; of at least one network with at least one run.</param>
    /// <param name="path">Where to; a file that is there is replaced.</param>
    /// <exception cref="ChainruleException">A path that cannot be written.</exception>
    /// <exception cref="ArgumentException">A result without a network or with a network that was never run.</exception>
    public static void Write(ComparisonResult result, string path)
    {
        if (result.Networks.Count == 0 || result.Networks.Any(network => network.Runs.Count == 0))
        {
            throw new ArgumentException("A report needs at least one network and at least one run of each.", nameof(result));
        }
        var page = ReportPage.Render(result);
        AtomicFile.Write(path, stream => stream.Write(page));
    }
}
