using Chainrule.Layers;
using Chainrule.Losses;
using Chainrule.Networks;
using Chainrule.Notation;
using Chainrule.Symbolics;
using Chainrule.Tensors;

namespace Chainrule.Derivations;

/// <summary>
/// What everything in a network is called. A network of two dense layers has the sheet's letters: x_i, v_ij, h_j^h, a_j^h, w_jk,
/// h_k^o, ŷ_k; any other has its blocks numbered: w_ij^(1), h_j^(1), a_j^(1). A bias of a dense layer is the weight with index
/// 0, beside an input that is always 1; a convolution's bias is b.
/// </summary>
internal sealed class NetworkSymbols
{
    /// <summary>The indices of units: two layers in a row never have the same.</summary>
    private const string UnitLetters = "ijkl";

    private readonly List<(string Text, Layer Layer, Activation? Activation)> parts;
    private readonly Dictionary<Layer, Parameter[]> parameters;
    private readonly bool isSheet;
    private readonly bool hasProbabilities;
    private int units;

    public NetworkSymbols(Network network, Loss loss)
    {
        parameters = network.Parameters.GroupBy(parameter => parameter.Layer).ToDictionary(group => group.Key, group => group.ToArray());
        parts = [.. Parts(network)];
        isSheet = parts is [{ Layer: Dense }, { Layer: Dense }];
        hasProbabilities = loss.HasProbabilities;

        var isDense = parts[0].Layer is Dense;
        var isVector = isDense || network.Input.Rank == 1;
        Input = new Variable(new Symbol('x'), "", Ranges(network.Input, isVector, isDense));
        var (input, over) = (Input, OverInput(network.Input, isVector));
        foreach (var (text, layer, activation) in parts)
        {
            var block = Describe(text, layer, activation, input, over);
            Blocks.Add(block);
            input = block.Output.Variable;
            over = OverInput(layer.Output, layer.Output.Rank == 1);
        }
        var last = Blocks[^1];
        // Flatten writes its equation in a picture's indices; what it puts out is counted through.
        OutputOver = last.Layer is Flatten ? over : last.Over;
        Prediction = At(
            hasProbabilities ? new Variable(new Symbol('y', IsHatted: true), "", [.. OutputOver.Select(binding => binding.Range)]) : last.Output.Variable,
            OutputOver);
        Target = At(new Variable(new Symbol('y'), "", [.. OutputOver.Select(binding => binding.Range)]), OutputOver);
    }

    /// <summary>x.</summary>
    public Variable Input { get; }

    /// <summary>The network's blocks, first to last.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The indices of the network's outputs.</summary>
    public Items<Binding> OutputOver { get; }

    /// <summary>ŷ.</summary>
    public Element Prediction { get; }

    /// <summary>y.</summary>
    public Element Target { get; }

    /// <summary>L.</summary>
    public Element Loss { get; } = At(new Variable(new Symbol('L'), ""), []);

    /// <summary>η.</summary>
    public Element Rate { get; } = At(new Variable(new Symbol('η'), ""), []);

    /// <summary>A dense layer that reads a picture has a block before it that counts its values through.</summary>
    private static IEnumerable<(string, Layer, Activation?)> Parts(Network network)
    {
        var shape = network.Input;
        foreach (var (text, layers) in NetworkText.Stages(network))
        {
            if (layers[0] is Dense && shape.Rank > 1 && layers[0] != network.Layers[0])
            {
                yield return ("flatten", new Flatten(shape), null);
            }
            // An activation in a stage of its own has a weighted input like any other: what comes in.
            yield return (text, layers[0], layers[^1] as Activation);
            shape = layers[^1].Output;
        }
    }

    private Block Describe(string text, Layer layer, Activation? activation, Variable input, Items<Binding> inputOver)
    {
        var number = Blocks.Count;
        var isLast = number == parts.Count - 1;
        var name = isSheet ? number == 0 ? "h" : "o" : parts.Count == 1 ? "" : $"({number + 1})";
        var isFlatten = layer is Flatten && layer.Input.Rank > 1;
        var over = layer switch
        {
            Dense => OverUnits(layer.Output.Count, ++units),
            Conv2d => OverPicture('o', 'i', 'j', layer.Output),
            _ when isFlatten => inputOver,
            _ when layer.Output.Rank == 1 => inputOver,
            _ => OverPicture('c', 'i', 'j', layer.Output),
        };
        // What a dense layer reads begins with the constant 1.
        var feedsDense = !isLast && parts[number + 1].Layer is Dense;
        var ranges = Ranges(layer.Output, layer.Output.Rank == 1, feedsDense);
        var isPrediction = isLast && !hasProbabilities;
        var output = isPrediction ? new Variable(new Symbol('y', IsHatted: true), "", ranges)
            : activation is null && layer is Dense or Conv2d ? new Variable(new Symbol('h'), name, ranges)
            : new Variable(new Symbol('a'), name, ranges);
        var weighted = activation is null ? output : new Variable(new Symbol('h'), name, [.. Ranges(layer.Output, layer.Output.Rank == 1, false)]);
        var delta = new Variable(new Symbol('δ'), name, [.. weighted.Ranges]);

        var own = layer is Dense or Conv2d ? Describe(layer, isSheet && number == 0 ? 'v' : 'w', isSheet || parts.Count == 1 ? "" : name, inputOver, over) : [];
        var factor = layer is Dropout ? new Variable(new Symbol('r'), name, [.. Ranges(layer.Output, layer.Output.Rank == 1, false)]) : null;
        var terms = new EquationTerms(input, [.. over.Select(binding => binding.Name)])
        {
            Weight = own.Count > 0 ? own[0].At.Variable : null,
            Bias = own.Count > 1 ? own[1].At.Variable : null,
            Factor = factor,
            From = inputOver[0].Name,
        };
        var here = isFlatten ? weighted[Counted(layer.Input, over)] : At(weighted, over);
        return new Block($"{layer.Kind}{Blocks.Count(block => block.Layer.Kind == layer.Kind) + 1}", text, layer, activation)
        {
            Input = input,
            InputOver = inputOver,
            Over = over,
            Weighted = here,
            Equation = layer == activation ? terms.Here : layer.Equation(terms).Simplify(),
            Output = new Element(output, here.At),
            Activated = activation?.Formula(here, isSheet ? name : ""),
            Delta = new Element(delta, here.At),
            Parameters = own,
            Factor = factor,
        };
    }

    private IReadOnlyList<BlockParameter> Describe(Layer layer, char letter, string name, Items<Binding> inputOver, Items<Binding> over)
    {
        var tensors = parameters[layer];
        if (layer is Dense)
        {
            Items<Binding> both = [inputOver[0] with { Range = new(0, layer.Input.Count) }, over[0]];
            int Place(int input, int unit) => input * layer.Output.Count + unit;
            var (units, inputs) = (layer.Output.Count, layer.Input.Count);
            return [Parameter(letter, name, both, () =>
                [
                    (tensors[0], [.. Enumerable.Range(0, units * inputs).Select(n => Place(n % inputs + 1, n / inputs))]),
                    (tensors[1], [.. Enumerable.Range(0, units).Select(n => Place(0, n))]),
                ])];
        }
        var shape = tensors[0].Tensor.Shape;
        return
        [
            Parameter(letter, name,
                [over[0], new('c', new(0, shape[1] - 1)), new(PictureWindow.Row, new(0, shape[2] - 1)), new(PictureWindow.Column, new(0, shape[3] - 1))],
                () => [(tensors[0], [.. Enumerable.Range(0, shape.Count)])]),
            Parameter('b', name, [over[0]], () => [(tensors[1], [.. Enumerable.Range(0, shape[0])])]),
        ];
    }

    private BlockParameter Parameter(char letter, string name, Items<Binding> over, Func<IReadOnlyList<(Parameter, int[])>> tensors)
    {
        Items<IndexRange> ranges = [.. over.Select(binding => binding.Range)];
        var variable = new Variable(new Symbol(letter), name, ranges);
        return new(
            At(variable, over),
            over,
            At(new Variable(Loss.Variable.Symbol, variable), over),
            At(new Variable(new Symbol(letter), $"{name}+", ranges), over),
            tensors);
    }

    /// <summary>Where a picture's cell comes when all are counted through from 1, the columns fastest.</summary>
    private static AffineIndex Counted(Shape shape, Items<Binding> over) =>
        shape.Rows * shape.Columns * (AffineIndex)over[0].Name + shape.Columns * (AffineIndex)over[1].Name + over[2].Name + 1;

    private static Element At(Variable variable, Items<Binding> over) => new(variable, [.. over.Select(binding => (AffineIndex)binding.Name)]);

    private static IndexRange[] Ranges(Shape shape, bool isVector, bool hasOne) => isVector
        ? [new(hasOne ? 0 : 1, shape.Count)]
        : [new(0, shape.Channels - 1), new(0, shape.Rows - 1), new(0, shape.Columns - 1)];

    private Items<Binding> OverInput(Shape shape, bool isVector) =>
        isVector ? OverUnits(shape.Count, units) : OverPicture('c', 'p', 'q', shape);

    private static Items<Binding> OverUnits(int count, int units) => [new(UnitLetters[units % UnitLetters.Length], new(1, count))];

    private static Items<Binding> OverPicture(char channel, char row, char column, Shape shape) =>
        [new(channel, new(0, shape.Channels - 1)), new(row, new(0, shape.Rows - 1)), new(column, new(0, shape.Columns - 1))];
}
