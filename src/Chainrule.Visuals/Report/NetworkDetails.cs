using System.Xml.Linq;
using Chainrule.Comparisons;
using Chainrule.Networks;

namespace Chainrule.Visuals.Report;

/// <summary>Each network, stage by stage.</summary>
internal static class NetworkDetails
{
    /// <summary>The section.</summary>
    public static XElement Section(IReadOnlyList<NetworkResult> networks) => Html.Section(
        "networks", "The networks",
        Html.Grid(networks.Select((network, index) => Html.Element(
            "div", "network",
            new XElement("h3", Key.Swatch(index), Html.Clean(network.Name)),
            new XElement("p", new XElement("code", Html.Clean(network.Network.ToString()))),
            Html.Scroller(Stages(NetworkSummary.Of(network.Network)))))));

    private static XElement Stages(NetworkSummary summary) => Html.Table(
        "",
        ["Stage", "Output", "Parameters", "Multiply-adds"],
        [
            .. summary.Stages.Select(stage => (IEnumerable<string>)
                [stage.Text, stage.Output.ToString(), Say.Count(stage.Parameters), Say.Count(stage.MultiplyAdds)]),
            ["total", "", Say.Count(summary.Parameters), Say.Count(summary.MultiplyAdds)],
        ]);
}
