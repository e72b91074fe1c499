using Chainrule.Layers;
using Chainrule.Losses;
using Chainrule.Tensors;

namespace Chainrule.Networks;

/// <summary>A learnable tensor of a network.</summary>
/// <param name="Name">Kind, count and role: <c>conv2.weight</c>.</param>
/// <param name="Tensor">Its values.</param>
/// <param name="Layer">The layer that uses it.</param>
/// <param name="Info">What the layer asked for.</param>
public sealed record Parameter(string Name, Tensor Tensor, Layer Layer, ParameterInfo Info);

/// <summary>Layers in a row, their parameters, and what a picture goes through before the first of them.</summary>
public sealed class Network
{
    /// <summary>Creates a network whose parameters are all zero.</summary>
    /// <exception cref="ArgumentException">A layer whose input is not the output of the one before.</exception>
    public Network(Shape input, IEnumerable<Layer> layers) => throw new NotImplementedException();

    /// <summary>Creates a network from its text or a preset's name.</summary>
    /// <exception cref="ChainruleException">A text that is no network, with the place and what was expected there.</exception>
    public static Network Parse(string text) => throw new NotImplementedException();

    /// <summary>The shape of one example.</summary>
    public Shape Input { get; }

    /// <summary>The shape of one answer.</summary>
    public Shape Output => Layers.Count == 0 ? Input : Layers[^1].Output;

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer> Layers { get; } = [];

    /// <summary>The learnable tensors, in the layers' order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = [];

    /// <summary>The tensor of that name.</summary>
    public Tensor this[string name] => throw new NotImplementedException();

    /// <summary>How many learnable numbers.</summary>
    public long ParameterCount => throw new NotImplementedException();

    /// <summary>Multiplications with an addition in one example's forward pass.</summary>
    public long MultiplyAdds => throw new NotImplementedException();

    /// <summary>How bytes of a picture become inputs.</summary>
    public Normalization Normalization { get; set; } = Normalization.None;

    /// <summary>What each output stands for; empty if unnamed.</summary>
    public IReadOnlyList<string> Classes { get; set; } = [];

    /// <summary>What it was trained on, which says how outputs become probabilities.</summary>
    public Loss Loss { get; set; } = new CrossEntropy();

    /// <summary>Gives every parameter its first value.</summary>
    public void Initialize(Initialization initialization, long seed) => throw new NotImplementedException();

    /// <summary>The network's outputs for one example; many threads may ask at once.</summary>
    /// <param name="input">The input values, already normalised.</param>
    /// <exception cref="ChainruleException">An input of another size.</exception>
    public float[] Predict(ReadOnlySpan<float> input) => throw new NotImplementedException();

    /// <summary>The text that parses back to the same network.</summary>
    public override string ToString() => throw new NotImplementedException();
}
