using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Texts;

namespace Chainrule.Visuals.Report;

/// <summary>The whole page: its sections in the order in which they answer a reader's questions.</summary>
internal static class ReportPage
{
    /// <summary>A lead of more letters than this is a list, not a lead.</summary>
    private const int LeadLength = 320;

    private const int TitleNetworks = 4, TitleLetters = 24;

    /// <summary>The page as a file.</summary>
    /// <param name="result">What was measured; of at least one network with at least one run.</param>
    public static byte[] Render(ComparisonResult result)
    {
        var title = Title(result);
        var sections = Sections(result).OfType<XElement>().ToList();
        return Html.Document(title, Style, [Header(title, result, sections), new XElement("main", sections)]);
    }

    private static IEnumerable<XElement?> Sections(ComparisonResult result)
    {
        var networks = result.Networks;
        string[] names = [.. networks.Select(network => network.Name)];
        var test = result.Data.Test;
        var evaluations = networks.Select(network => network.Runs[0].Test).ToList();
        yield return SummaryTable.Section(networks, test.Count);
        yield return Observations(result.Observations);
        yield return LearningCurves.Section(networks);
        yield return AccuracyCurves.DataSection(networks);
        yield return AccuracyCurves.RobustnessSection(networks, 1.0 / Math.Max(test.Classes.Count, 1));
        yield return McNemarTable.Section(result);
        yield return ConfusionMatrix.Section(names, [.. evaluations.Select(evaluation => evaluation.Confusion)], test.Classes);
        yield return MistakeGallery.Section(names, evaluations, test);
        yield return FilterGallery.Section(names, [.. networks.Select(network => FilterSheet.Of(network.Network))]);
        yield return NetworkDetails.Section(networks);
        yield return Reproduction.Section(result);
    }

    private static XElement Header(string title, ComparisonResult result, List<XElement> sections) => new(
        "header",
        Html.Element("p", "eyebrow", "Chainrule comparison"),
        new XElement("h1", Html.Clean(title)),
        result.Observations.Count == 0 ? null : Html.Element("p", "lead", Html.Clean(Lead(result.Observations))),
        new XElement("nav", new XAttribute("aria-label", "Contents"), sections.Select(section => new XElement(
            "a", new XAttribute("href", "#" + section.Attribute("id")!.Value), section.Element("h2")!.Value))));

    private static XElement? Observations(IReadOnlyList<string> observations) => observations.Count == 0 ? null : Html.Section(
        "observations", "What there is to observe",
        Html.Element("ul", "observations", observations.Select(observation => new XElement("li", Html.Clean(observation)))));

    /// <summary>The first observations, as many as make a paragraph.</summary>
    private static string Lead(IReadOnlyList<string> observations)
    {
        var lead = observations[0];
        foreach (var next in observations.Skip(1))
        {
            if (lead.Length + next.Length + 1 > LeadLength)
            {
                break;
            }
            lead = $"{lead} {next}";
        }
        return lead;
    }

    private static string Title(ComparisonResult result)
    {
        string[] names = [.. result.Networks.Select(network => network.Name)];
        var who = names.Length <= TitleNetworks && names.All(name => name.Length <= TitleLetters)
            ? Listed.Words(names)
            : Say.Of(names.Length, "network");
        return $"{who} on {result.Data.Test.Name}";
    }

    private static string Style
    {
        get
        {
            using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!);
            return reader.ReadToEnd();
        }
    }
}
