using System.Xml.Linq;

namespace Chainrule.Visuals.Report;

/// <summary>Each network, stage by stage.</summary>
internal static class NetworkDetails
{
    /// <summary>The section.</summary>
    public static XElement Section(IReadOnlyList<string> names, IReadOnlyList<NetworkFacts> facts) => Html.Section(
        "networks", "The networks",
        Html.Grid(facts.Select((network, index) => Html.Element(
            "div", "network",
            new XElement("h3", Key.Swatch(index), Html.Clean(names[index])),
            new XElement("p", new XElement("code", Html.Clean(network.Text))),
            Html.Scroller(Html.Table(
                "",
                ["Stage", "Output", "Parameters", "Multiply-adds"],
                [
                    .. network.Stages.Select(stage => (IEnumerable<string>)
                        [stage.Text, stage.Output, Say.Count(stage.Parameters), Say.Count(stage.MultiplyAdds)]),
                    ["Total", "", Say.Count(network.Parameters), Say.Count(network.MultiplyAdds)],
                ]))))));
}
