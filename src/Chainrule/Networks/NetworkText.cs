using Chainrule.Layers;
using Chainrule.Texts;

namespace Chainrule.Networks;

/// <summary>
/// A network as one line: <c>input 1x28x28 | conv 6 5x5 same relu | maxpool 2 | dense 10</c>. What is printed parses back
/// to the same network, and prints the same again.
/// </summary>
public static class NetworkText
{
    /// <summary>The longest text that is read, in characters.</summary>
    internal const int Longest = 100_000;

    /// <summary>Creates the network of a text or a preset's name, with all parameters zero.</summary>
    /// <exception cref="ChainruleException">A text that is no network, with the place and what was expected there.</exception>
    public static Network Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var preset = NetworkPresets.Find(text.Trim());
        var (input, layers) = ParseLayers(preset?.Text ?? text);
        var network = new Network(input, layers);
        if (preset is not null)
        {
            network.Loss = Losses.Loss.Parse(preset.Loss);
        }
        return network;
    }

    /// <summary>The layers of a network's text, without memory for their parameters.</summary>
    internal static (Tensors.Shape Input, IReadOnlyList<Layer> Layers) ParseLayers(string text)
    {
        if (text.Length > Longest)
        {
            throw new ChainruleException($"network: a text of {text.Length} characters is too long; the longest read has {Longest}");
        }
        var words = new Words("network", text, quotes: NetworkParser.Quotes);
        if (words.Peek() != "input" && !text.Contains('|', StringComparison.Ordinal))
        {
            throw NoPreset(words);
        }
        return new NetworkParser(words).Parse();
    }

    /// <summary>The text of a network.</summary>
    public static string Print(Network network) =>
        string.Join(" | ", Stages(network).Select(stage => stage.Text).Prepend(PrintInput(network)));

    /// <summary>The first stage: the word <c>input</c> and a shape.</summary>
    internal static string PrintInput(Network network) => $"input {network.Input}";

    /// <summary>
    /// The stages after the input: a layer each, together with the activation right after a dense or convolutional one.
    /// </summary>
    internal static IEnumerable<(string Text, IReadOnlyList<Layer> Layers)> Stages(Network network)
    {
        var layers = network.Layers;
        for (var i = 0; i < layers.Count; i++)
        {
            if (NetworkParser.TakesActivation(layers[i]) && i + 1 < layers.Count && layers[i + 1] is Activation activation)
            {
                yield return ($"{layers[i]} {activation}", [layers[i], activation]);
                i++;
            }
            else
            {
                yield return (layers[i].ToString(), [layers[i]]);
            }
        }
    }

    private static ChainruleException NoPreset(Words words) => words.Expected(
        $"a preset ({string.Join(", ", NetworkPresets.All.Select(preset => preset.Name))}) or a network such as \"{NetworkPresets.Find("ffn")!.Text}\"",
        [.. NetworkPresets.All.Select(preset => preset.Name), "input"]);
}
