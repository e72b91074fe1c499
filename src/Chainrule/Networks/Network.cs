using Chainrule.Layers;
using Chainrule.Losses;
using Chainrule.Tensors;
using Chainrule.Texts;

namespace Chainrule.Networks;

/// <summary>Layers in a row, their parameters, and what a picture goes through before the first of them.</summary>
public sealed class Network
{
    /// <summary>Every parameter starts at a multiple of so many floats: one cache line, and one lane of the widest kind.</summary>
    internal const int ParameterAlignment = 16;

    private readonly Dictionary<string, Parameter> byName;
    private readonly Predictor predictor;

    /// <summary>Creates a network whose parameters are all zero.</summary>
    /// <param name="input">The shape of one example.</param>
    /// <param name="layers">
    /// The layers, first to last. Each takes the output of the one before as it is; a dense layer also takes a picture of
    /// as many values.
    /// </param>
    /// <exception cref="ArgumentException">No layer, or one whose input is not the output of the one before.</exception>
    /// <exception cref="ChainruleException">More parameters than fit into memory in one piece.</exception>
    public Network(Shape input, IEnumerable<Layer> layers)
    {
        Input = input;
        Layers = [.. layers];
        CheckShapes();

        var named = NameParameters(Layers).ToArray();
        var offsets = new long[named.Length + 1];
        for (var i = 0; i < named.Length; i++)
        {
            offsets[i + 1] = Align(offsets[i] + named[i].Info.Shape.Count);
        }
        ParameterMemory = new AlignedMemory<float>(offsets[^1]);
        Parameters = [.. named.Select((parameter, i) => new Parameter(
            parameter.Name, new Tensor<float>(parameter.Info.Shape, ParameterMemory, (int)offsets[i]), parameter.Layer, parameter.Info)
            { Offset = (int)offsets[i] })];
        byName = Parameters.ToDictionary(parameter => parameter.Name);
        predictor = new Predictor(this);
    }

    /// <summary>Creates a network from its text or a preset's name.</summary>
    /// <exception cref="ChainruleException">A text that is no network, with the place and what was expected there.</exception>
    public static Network Parse(string text) => NetworkText.Parse(text);

    /// <summary>The shape of one example.</summary>
    public Shape Input { get; }

    /// <summary>The shape of one answer.</summary>
    public Shape Output => Layers[^1].Output;

    /// <summary>The layers, first to last.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>The learnable tensors, in the layers' order.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>
    /// The values of all parameters, one after the other, each from its <see cref="Parameter.Offset"/> on; the gaps between
    /// them stay zero.
    /// </summary>
    internal AlignedMemory<float> ParameterMemory { get; }

    /// <summary>The tensor of that name.</summary>
    /// <exception cref="ChainruleException">There is none of that name.</exception>
    public Tensor<float> this[string name]
    {
        get
        {
            if (byName.TryGetValue(name, out var parameter))
            {
                return parameter.Tensor;
            }
            var names = Parameters.Count == 0 ? "none" : string.Join(", ", byName.Keys);
            throw new ChainruleException($"there is no parameter {Words.Quote(name)}: this network has {names}");
        }
    }

    /// <summary>How many learnable numbers.</summary>
    public long ParameterCount => Parameters.Sum(parameter => (long)parameter.Tensor.Shape.Count);

    /// <summary>Multiplications with an addition in one example's forward pass.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);

    /// <summary>How bytes of a picture become inputs.</summary>
    /// <exception cref="ArgumentException">A mean that is not finite, or a deviation that is not finite and above 0.</exception>
    public Normalization Normalization
    {
        get;
        set => field = value.IsValid ? value : throw new ArgumentException($"{value} cannot be computed with.", nameof(value));
    } = Normalization.None;

    /// <summary>How a picture of any size becomes one of the input's: a preparation's name; null where pictures come as they are.</summary>
    public string? Preparation { get; set; }

    /// <summary>What each output stands for; empty if unnamed.</summary>
    /// <exception cref="ArgumentException">As many names as there are outputs, or none, are wanted.</exception>
    public IReadOnlyList<string> Classes
    {
        get;
        set => field = value.Count == 0 || value.Count == Output.Count
            ? [.. value]
            : throw new ArgumentException($"{value.Count} class names do not name {Output.Count} outputs.", nameof(value));
    } = [];

    /// <summary>What it was trained on, which says how outputs become probabilities.</summary>
    public Loss Loss { get; set; } = new CrossEntropy();

    /// <summary>
    /// Gives every parameter its first value. Each parameter draws from a stream of its own, so that a change to one layer
    /// leaves the first values of those before it as they were.
    /// </summary>
    public void Initialize(Initialization initialization, long seed)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            var random = new RandomSource(seed, i);
            initialization.Fill(Parameters[i].Tensor, Parameters[i].Info, ref random);
        }
    }

    /// <summary>The network's outputs for one example; many threads may ask at once.</summary>
    /// <param name="input">The input values, already normalised.</param>
    /// <exception cref="ChainruleException">An input of another size, or outputs that are not finite.</exception>
    public float[] Predict(ReadOnlySpan<float> input) => input.Length == Input.Count
        ? predictor.Predict(input)
        : throw new ChainruleException($"the network takes {Input.Count} values ({Input}), not {input.Length}");

    /// <summary>A share of 1 for each class, for a picture's bytes; many threads may ask at once.</summary>
    /// <param name="pixels">0 to 255, channel by channel and row by row.</param>
    /// <exception cref="ChainruleException">A picture of another size, or outputs that are not finite.</exception>
    public float[] Classify(ReadOnlySpan<byte> pixels)
    {
        var input = new float[pixels.Length];
        Normalization.Apply(pixels, input);
        var output = Predict(input);
        Loss.ToProbabilities(output);
        return output;
    }

    /// <summary>The text that parses back to the same network.</summary>
    public override string ToString() => NetworkText.Print(this);

    /// <summary>The learnable tensors of layers, named by kind, count and role: <c>conv2.weight</c>.</summary>
    internal static IEnumerable<(string Name, Layer Layer, ParameterInfo Info)> NameParameters(IEnumerable<Layer> layers)
    {
        var counts = new Dictionary<string, int>();
        foreach (var layer in layers)
        {
            var count = counts[layer.Kind] = counts.GetValueOrDefault(layer.Kind) + 1;
            foreach (var info in layer.Parameters)
            {
                yield return ($"{layer.Kind}{count}.{info.Role}", layer, info);
            }
        }
    }

    private static long Align(long count) => (count + ParameterAlignment - 1) / ParameterAlignment * ParameterAlignment;

    private void CheckShapes()
    {
        if (Layers.Count == 0)
        {
            throw new ArgumentException("A network needs at least one layer.", nameof(Layers));
        }
        var shape = Input;
        for (var i = 0; i < Layers.Count; i++)
        {
            var layer = Layers[i];
            var fits = layer.Input == shape || layer is Dense && layer.Input.Count == shape.Count;
            if (!fits)
            {
                throw new ArgumentException($"Layer {i + 1} ({layer}) takes {layer.Input}, but gets {shape}.", nameof(Layers));
            }
            shape = layer.Output;
        }
    }
}
