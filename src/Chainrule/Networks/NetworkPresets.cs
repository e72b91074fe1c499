namespace Chainrule.Networks;

/// <summary>The networks that have a name.</summary>
public static class NetworkPresets
{
    /// <summary>Every preset, in the order to list them.</summary>
    public static IReadOnlyList<NetworkPreset> All { get; } =
    [
        new("sheet", "input 2 | dense 2 sigmoid | dense 2 sigmoid",
            "the exercise sheet's two-layer network of sigmoids", "sse"),
        new("ffn", "input 1x28x28 | dense 128 relu | dense 10",
            "a feed-forward network with one hidden layer", "cross-entropy"),
        new("lenet", "input 1x28x28 | conv 6 5x5 same relu | maxpool 2 | conv 16 5x5 relu | maxpool 2 | dense 120 relu | dense 84 relu | dense 10",
            "LeNet-5 (LeCun et al., 1998) with ReLU and max pooling", "cross-entropy"),
        new("fast", "input 1x28x28 | conv 24 5x5 relu | maxpool 2 | conv 32 3x3 relu | maxpool 2 | dense 256 relu | dense 10",
            "a convolutional network that learns well in little time", "cross-entropy"),
        new("pytorch-mnist", "input 1x28x28 | conv 32 3x3 relu | conv 64 3x3 relu | maxpool 2 | dropout 0.25 | dense 128 relu | dropout 0.5 | dense 10",
            "the network of PyTorch's own MNIST example", "cross-entropy"),
    ];

    /// <summary>The preset of that name; null if there is none.</summary>
    public static NetworkPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);
}
