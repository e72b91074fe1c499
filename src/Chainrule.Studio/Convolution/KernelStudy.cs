using Chainrule.Documents;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Visuals.KernelPage;
using Chainrule.Visuals.Report;

namespace Chainrule.Studio.Convolution;

/// <summary>What a kernel does.</summary>
/// <param name="Words">Its matrix, the sentences, and its answers to edges.</param>
/// <param name="Figures">The plots of its answers to waves and edges, as HTML: of each channel that has a weight other than 0.</param>
public sealed record KernelStudy(Document Words, IReadOnlyList<string> Figures)
{
    /// <summary>Channels that a page has room for.</summary>
    private const int MostChannels = 8;

    /// <summary>Studies a kernel.</summary>
    /// <exception cref="ChainruleException">As <see cref="KernelAnalysis.Of"/>, or more channels than a page has room for.</exception>
    public static KernelStudy Of(Kernel kernel)
    {
        if (kernel.Channels > MostChannels)
        {
            throw new ChainruleException($"a kernel of {kernel.Channels} channels is more than a page has room for; chainrule kernel takes it");
        }
        List<KernelAnalysis> channels = [.. Enumerable.Range(0, kernel.Channels).Select(channel => KernelAnalysis.Of(kernel.Channel(channel)))];
        return new KernelStudy(
            KernelDocument.Of("Kernel", channels),
            [.. channels.Where(channel => channel.Levels.Largest > 0).Select((channel, i) =>
                Html.Fragment([.. WaveFigures.Show(channel, $"waves-{i}"), .. EdgeFigure.Show(channel)]))]);
    }
}
