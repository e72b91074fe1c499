using Chainrule.Layers;
using Chainrule.Networks;

namespace Chainrule.Visuals.Report;

/// <summary>A stage of a network.</summary>
/// <param name="Text">As in the network's text.</param>
/// <param name="Output">The shape of what comes out.</param>
/// <param name="Parameters">Learnable numbers.</param>
/// <param name="MultiplyAdds">Multiplications with an addition in one example's forward pass.</param>
internal sealed record StageFacts(string Text, string Output, long Parameters, long MultiplyAdds);

/// <summary>What the page says of a network besides its measurements.</summary>
/// <param name="Text">The text that makes the same network.</param>
/// <param name="Stages">First to last, each activation with the layer before it.</param>
/// <param name="Filters">What its first layer looks for; null where that is no picture.</param>
internal sealed record NetworkFacts(string Text, IReadOnlyList<StageFacts> Stages, FilterSheet? Filters)
{
    /// <summary>Learnable numbers in all.</summary>
    public long Parameters => Stages.Sum(stage => stage.Parameters);

    /// <summary>Multiplications with an addition in one example's forward pass.</summary>
    public long MultiplyAdds => Stages.Sum(stage => stage.MultiplyAdds);

    /// <summary>The facts of a network.</summary>
    public static NetworkFacts Of(Network network)
    {
        var stages = new List<StageFacts>();
        foreach (var layer in network.Layers)
        {
            if (layer is Activation && stages.Count > 0)
            {
                stages[^1] = stages[^1] with { Text = $"{stages[^1].Text} {layer}" };
                continue;
            }
            var parameters = layer.Parameters.Sum(parameter => (long)parameter.Shape.Count);
            stages.Add(new StageFacts(layer.ToString(), layer.Output.ToString(), parameters, layer.MultiplyAdds));
        }
        return new NetworkFacts(network.ToString(), stages, FilterSheet.Of(network));
    }
}
