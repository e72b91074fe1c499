using System.Xml.Linq;
using Chainrule.Filters;
using Chainrule.Filters.Analysis;
using Chainrule.Visuals.Report;

namespace Chainrule.Visuals.KernelPage;

/// <summary>The page about a kernel: what it is, what it does to edges, what to waves.</summary>
internal static class KernelPage
{
    /// <summary>A longer command is no help.</summary>
    private const int LongestCommand = 2000;

    /// <summary>The page as a file; the command that makes it again gives it the same name.</summary>
    public static byte[] Render(string title, Kernel kernel, IReadOnlyList<KernelAnalysis> channels, string fileName)
    {
        List<XElement> sections =
        [
            .. channels.SelectMany((channel, i) => Sections(channel, channels.Count > 1 ? i + 1 : null)),
            .. Command(kernel, channels, fileName),
        ];
        return Html.Document(title, Style, [Header(title, channels, sections), new XElement("main", sections)]);
    }

    private static XElement Header(string title, IReadOnlyList<KernelAnalysis> channels, List<XElement> sections) => new(
        "header",
        Html.Element("p", "eyebrow", "Chainrule kernel"),
        new XElement("h1", Html.Clean(title)),
        Html.Element("p", "lead", Html.Clean(channels.Count == 1
            ? string.Join(' ', channels[0].Observations.Take(2))
            : KernelDocument.Several(channels.Count))),
        new XElement("nav", new XAttribute("aria-label", "Contents"), sections.Select(section => new XElement(
            "a", new XAttribute("href", "#" + section.Attribute("id")!.Value), section.Element("h2")!.Value))));

    /// <param name="analysis">A channel.</param>
    /// <param name="channel">Which, from 1; null where it is the only one.</param>
    private static IEnumerable<XElement> Sections(KernelAnalysis analysis, int? channel)
    {
        var (suffix, which) = channel is { } number ? ($"-{number}", $"Channel {number}: ") : ("", "");
        yield return Html.Section($"weights{suffix}", Title("The weights"), WeightTable.Show(analysis));
        yield return Html.Section(
            $"observations{suffix}", Title("What it does"),
            Html.Element("ul", "observations", analysis.Observations.Select(sentence => new XElement("li", Html.Clean(sentence)))));
        if (analysis.Levels.Largest > 0)
        {
            yield return Html.Section($"edges{suffix}", Title("Its answers to edges"), EdgeFigure.Show(analysis));
            yield return Html.Section($"waves{suffix}", Title("Its answers to waves"), WaveFigures.Show(analysis, $"waves{suffix}"));
        }

        string Title(string title) => which + (which.Length > 0 ? $"{char.ToLowerInvariant(title[0])}{title[1..]}" : title);
    }

    private static IEnumerable<XElement> Command(Kernel kernel, IReadOnlyList<KernelAnalysis> channels, string fileName)
    {
        var text = channels is [{ Match: { IsExact: true } match }] && KernelText.Parse(match.Name).Equals(kernel)
            ? match.Name
            : Shell.Quote(kernel.ToString());
        var command = $"chainrule kernel {text} --report {Shell.Quote(fileName)}";
        return command.Length > LongestCommand
            ? []
            : [Html.Section("reproduce", "How to see this again", new XElement("pre", new XElement("code", Html.Clean(command))))];
    }

    private static string Style => Resource("report.css") + Resource("kernel.css");

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(KernelPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
