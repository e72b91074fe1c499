using Chainrule.Documents;
using Chainrule.Notation;

namespace Chainrule.Filters.Analysis;

/// <summary>The document that says what a kernel does: its matrix, the sentences, and its answers to edges.</summary>
public static class KernelDocument
{
    /// <summary>The longest side of a kernel whose weights are shown.</summary>
    private const int LongestShown = 15;

    /// <summary>Explains a kernel.</summary>
    /// <param name="title">What the kernel is called.</param>
    /// <param name="channels">The analysis of each channel, at least one.</param>
    public static Document Of(string title, IReadOnlyList<KernelAnalysis> channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        return new Document(title, channels.Count == 1 ? [.. Channel(channels[0])] :
        [
            new Paragraph(Several(channels.Count)),
            .. channels.SelectMany((channel, i) => Channel(channel).Prepend(new Heading($"Channel {i + 1} of {channels.Count}"))),
        ]);
    }

    /// <summary>What to know of a kernel of several channels.</summary>
    internal static string Several(int channels) =>
        $"Each of the {channels} channels is analysed by itself; the filter adds up what they answer.";

    private static IEnumerable<Block> Channel(KernelAnalysis analysis)
    {
        var kernel = analysis.Kernel;
        if (Math.Max(kernel.Rows, kernel.Columns) <= LongestShown)
        {
            var matrix = KernelFormulas.Matrix(kernel);
            yield return new Display(KernelFormulas.Parts(analysis) is { } parts
                ? new Equation(new Symbol('K'), matrix, parts)
                : new Equation(new Symbol('K'), matrix));
        }
        else
        {
            yield return new Paragraph($"It has {kernel.Rows} rows of {kernel.Columns} weights, too many to show them here.");
        }
        yield return new Bullets([.. analysis.Observations.Select(sentence => (Prose)sentence)]);
        if (analysis.Levels.Largest > 0)
        {
            yield return Edges(analysis);
        }
    }

    private static Table Edges(KernelAnalysis analysis)
    {
        var (edges, sum) = (analysis.Edges, analysis.Levels.Sum);
        var opposite = sum == 0 ? "the same with the other sign" : $"{Figures.Factor(sum)} less these";
        return new Table(
            "Answers to an edge of height 1, from the smallest to the largest over all places of the edge, by the direction in which the "
                + "picture brightens (degrees clockwise from the right); blurred is by a Gaussian of σ = 1 cell. Towards the opposite direction "
                + $"they are {opposite}.",
            ["sharp: from", "to", "blurred: from", "to"],
            [.. edges.Sharp.Zip(edges.Soft).Take(edges.Sharp.Count / 2).Select(pair => new TableRow(
                Figures.Direction(pair.First.Degrees),
                [Cell(pair.First.Low), Cell(pair.First.High), Cell(pair.Second.Low), Cell(pair.Second.High)]))]);

        static TableCell Cell(double answer) => new(Figures.Number(answer));
    }
}
